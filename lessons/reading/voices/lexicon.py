"""English word lists for finding who is speaking in news prose: data and nothing else.

Verbs first, then the little words that hold a sentence together, then other words of
news prose. To teach the rules a word, put it here.
"""

from __future__ import annotations

# Verbs that report ------------------------------------------------------------

REPORTING_VERBS: dict[str, tuple[str, ...]] = {
    "neutral": tuple(
        "say tell add state write ask reply respond answer continue conclude note "
        "remark comment report tweet post announce describe call mention observe read "
        "quote speak explain recall testify email text put question inquire cite "
        "recount begin pronounce express reiterate repeat label dub term refer "
        "portray characterize characterise inform remind retweet opine detail "
        "outline".split()
    ),
    "assertive": tuple(
        "argue insist stress declare maintain assert emphasize emphasise affirm "
        "reaffirm contend warn predict proclaim believe think suggest hold counter "
        "underline caution urge demand reason hope fear point underscore speculate "
        "estimate interject boast tout decide rule find recommend propose advise seek "
        "charge assure deem posit reckon suspect assume hypothesize theorize "
        "calculate plead implore".split()
    ),
    "commissive": tuple(
        "vow promise pledge swear guarantee threaten offer agree undertake "
        "commit".split()
    ),
    "conceding": tuple(
        "acknowledge admit concede confirm confess reveal recognize recognise "
        "disclose indicate grant".split()
    ),
    "distancing": tuple("claim allege purport imply hint insinuate intimate".split()),
    "denial": tuple(
        "deny dispute refute reject rebut dismiss disavow decline refuse protest "
        "object disagree".split()
    ),
    "judging": tuple(
        "accuse blame blast slam condemn criticize criticise mock praise hail "
        "denounce decry complain lament bemoan joke quip scoff rail lash taunt tease "
        "laugh attack ridicule deride defend credit commend applaud welcome endorse "
        "rant gush muse riff chastise rebuke scold assail castigate lambast bash "
        "congratulate apologise apologize".split()
    ),
    "manner": tuple(
        "shout whisper mutter exclaim cry yell chant murmur thunder snap sigh retort "
        "fire shoot bellow roar growl bark hiss whine wail moan grunt mumble shriek "
        "scream howl sob groan chuckle weep croak drawl grumble purr stammer stutter "
        "gasp bawl holler rasp squeal".split()
    ),
}
"""Reporting verbs by stance: stance -> base forms, each verb under one stance.

neutral adds no judgement; assertive shows how firmly a thing is held; commissive binds
the speaker; conceding and denial take a claim as somebody else's; distancing leaves
the truth to the speaker; judging tells the speaker's attitude; manner tells the sound.
The order is the usual one of teaching (Thompson and Ye 1991; Hyland 1999), from a bare
*said* to a verb that passes judgement on the speaker.
"""

# Third person, past, past participle and -ing form.
IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "read", "read", "reading"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "put": ("puts", "put", "put", "putting"),
    "begin": ("begins", "began", "begun", "beginning"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "hold": ("holds", "held", "held", "holding"),
    "find": ("finds", "found", "found", "finding"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "understand": ("understands", "understood", "understood", "understanding"),
    "know": ("knows", "knew", "known", "knowing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "foresee": ("foresees", "foresaw", "foreseen", "foreseeing"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "make": ("makes", "made", "made", "making"),
    "take": ("takes", "took", "taken", "taking"),
    "lay": ("lays", "laid", "laid", "laying"),
    "set": ("sets", "set", "set", "setting"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "cast": ("casts", "cast", "cast", "casting"),
    "come": ("comes", "came", "come", "coming"),
    "weep": ("weeps", "wept", "wept", "weeping"),
    "show": ("shows", "showed", "shown", "showing"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
}
# These double their last letter: "admitted".
DOUBLING = frozenset(
    "quip dub snap admit refer commit rebut slam plan extol set hit shrug".split()
)
# Verbs that report so seldom that they count only beside quotation marks.
ONLY_BESIDE_MARKS = frozenset(
    "add read put begin hold find seek continue post text fire shoot point grant call "
    "question term speak answer offer attack reason repeat commit decide credit "
    "welcome object refer defend laugh cry mention lash label decline refuse recall "
    "respond cite hail rule propose tout dismiss praise mock endorse reject".split()
)
# "fired back", "shot back": speech only with the particle.
ONLY_WITH_BACK = frozenset(["fire", "shoot"])
# Verbs that stand before their subject in the middle of a sentence.
INVERTING = frozenset(
    "says said writes wrote argues argued notes noted adds added warns warned claims "
    "claimed explains explained reports reported insists insisted".split()
)
# After these somebody else speaks: "the agency quoted Mr Roe as saying".
QUOTING = frozenset("quoted quotes quoting".split())
CITING = QUOTING | {"cited"}
# Third-person forms that are more often plural nouns.
NOUN_LIKE = frozenset(
    "comments claims reports remarks calls notes charges attacks questions posts "
    "tweets promises demands fears hopes texts answers offers points states terms "
    "objects fires mentions labels protests commands estimates proposals disputes "
    "credits pledges vows threats hints rules jokes cries shouts sighs emails thanks "
    "supports backs votes views plans aims wishes doubts worries orders insults "
    "signals relays counsels guesses sets hits casts makes".split()
)

# Views and wishes -------------------------------------------------------------

# These verbs tell what a source holds or wants, in the outlet's own words.
VIEW_VERBS = tuple(
    # what one wants or is for
    "want wish desire crave prefer plan intend aim attempt support oppose back favor "
    "favour dislike love hate like champion advocate espouse embrace approve "
    "disapprove resist reconsider weigh mull contemplate consider envision envisage "
    "choose vote side request order press push lobby petition appeal encourage "
    "discourage instruct forbid persuade convince invite "
    # what one thinks or feels
    "expect anticipate foresee regard view see perceive understand realize realise "
    "know feel sense worry wonder doubt trust regret resent imagine guess presume "
    "surmise interpret judge deplore detest admire appreciate learn care "
    # what one tells
    "show focus highlight discuss talk signal clarify allude profess preach attest "
    "attribute ascribe liken compare equate echo voice invoke justify extol laud "
    "distance picket vilify smear malign fault insult savage summarize summarise "
    "stipulate reassure brag gloat chide demean paint berate trash contrast campaign "
    "exaggerate downplay underestimate overstate nominate dispel disclaim renounce "
    "repudiate confide relay counsel trumpet "
    # with a word that FRAMES asks for
    "make take lay set hit cast poke weigh come brush shrug".split()
)
# A verb that reports does something else with one of these: "asked her back", "called
# off the strike", "wrote off the debt".
DEEDS: dict[str, frozenset[str]] = {
    "answer": frozenset("back door phone telephone bell".split()),
    "ask": frozenset("back out in along around over".split()),
    "call": frozenset("back off up in round away".split()),
    "put": frozenset("back down off up away".split()),
    "write": frozenset("off up".split()),
}
# What must follow a verb that by itself names no source: "called for", "points out".
FRAMES: dict[str, frozenset[str]] = {
    "add": frozenset(["that"]),
    "agree": frozenset("to that with on".split()),
    "aim": frozenset(["to"]),
    "appeal": frozenset(["to", "for"]),
    "attempt": frozenset(["to"]),
    "begin": frozenset(),
    "brush": frozenset(["off", "aside"]),
    "call": frozenset("for on upon it him them himself herself themselves".split()),
    "campaign": frozenset(["for", "against"]),
    "care": frozenset(["about"]),
    "cast": frozenset(["doubt", "blame"]),
    "choose": frozenset(["to"]),
    "come": frozenset(),
    "commit": frozenset(["to"]),
    "continue": frozenset(),
    "cry": frozenset(),
    "decide": frozenset("to that not against".split()),
    "distance": frozenset("himself herself itself themselves".split()),
    "find": frozenset(["that"]),
    "fire": frozenset(),
    "focus": frozenset(["on"]),
    "grant": frozenset(["that"]),
    "hit": frozenset(["back"]),
    "hold": frozenset(["that"]),
    "know": frozenset("that what how why whether if".split()),
    "laugh": frozenset(["off", "at"]),
    "lay": frozenset(["out"]),
    "learn": frozenset(["that"]),
    "make": frozenset(["clear"]),
    "object": frozenset(["to", "that"]),
    "plan": frozenset(["to", "on"]),
    "point": frozenset(["out", "to"]),
    "poke": frozenset(["fun"]),
    "put": frozenset(["it"]),
    "read": frozenset(),
    "reason": frozenset(["that"]),
    "refer": frozenset(["to"]),
    "repeat": frozenset(["that"]),
    "respond": frozenset(["that"]),
    "see": frozenset(["that"]),
    "set": frozenset(["out"]),
    "shoot": frozenset(),
    "show": frozenset(["that"]),
    "shrug": frozenset(["off"]),
    "side": frozenset(["with"]),
    "speak": frozenset("about of out against".split()),
    "take": frozenset("aim issue exception offense offence".split()),
    "talk": frozenset("about of".split()),
    "text": frozenset(),
    "vote": frozenset("for against to".split()),
    "weigh": frozenset(["in"]),
}

# These need no such word where they tell what a document holds: "a poll shows ...".
DOCUMENTARY = frozenset("find show put indicate suggest".split())
SOURCES_ON_PAPER = frozenset(
    "poll polls polling survey surveys study studies analysis analyses report reports "
    "review data figures statistics email emails e-mail e-mails document documents "
    "records research estimate estimates investigation audit board court judge jury "
    "panel census average letter memo transcript".split()
)
# Base forms that are most often something else: "come back", "people like him".
NEVER_BASE = frozenset(["like"])
# Base forms that are as often nouns.
NOUN_BASES = frozenset(
    "state support report plan view attack order demand claim charge comment call "
    "note remark question answer post text tweet email promise pledge vow threat hope "
    "fear point estimate care talk aim attempt focus highlight regard doubt trust "
    "wonder worry love hate press push lobby signal insult appeal offer object label "
    "rule mention protest dispute credit praise hail blast joke rant back blame taunt "
    "mock cry shout whisper put read cite wish campaign petition sense side vote "
    "request voice counsel guess contrast relay desire champion crave judge picket "
    "distance welcome quip slam gush riff muse tease laugh yell murmur thunder snap "
    "sigh retort fire chant roar growl bark hiss whine wail moan grunt shriek scream "
    "howl sob groan chuckle hint grant hold term repeat decline rebuke suspect "
    "caution boast stress lament lash find reason express outline detail trash fault "
    "slur challenge counter address influence rally paint cast hit set".split()
)
# Nouns that name what a source said, thinks or wants; then what they lead to.
NOUNS_OF_SPEECH = frozenset(
    "claim claims statement statements assertion assertions argument arguments "
    "warning warnings accusation accusations allegation allegations promise promises "
    "pledge pledges vow vows threat threats call calls demand demands hope hopes fear "
    "fears belief beliefs view views opinion suggestion suggestions prediction "
    "predictions support opposition criticism refusal plan plans proposal proposals "
    "concern concerns doubt doubts praise endorsement attack attacks stance position "
    "desire wish recognition appeal appeals expectation expectations contention "
    "insistence admission rumours rumors reports speculation conclusion advice "
    "complaint complaints objection objections remark remarks comment comments case "
    "mention question questions notion disappointment frustration outrage anger "
    "optimism confidence skepticism scepticism interest intention wishes preference "
    "disdain contempt apology testimony".split()
)
# These tell a view even where nobody is named: "amid calls for", "doubts about".
UNOWNED = frozenset(
    "criticism concern concerns doubt doubts opposition support calls fears "
    "accusations allegations complaints outrage anger objections".split()
)
# What follows such a noun: "claims that", "a call for".
NOUN_FRAMES = frozenset("that to for of on about against over".split())
# Adjectives that tell a view or a wish of whoever "is" so, with "that", "to", "about".
VIEW_ADJECTIVES = frozenset(
    "confident hopeful optimistic pessimistic worried concerned afraid fearful "
    "certain sure convinced skeptical sceptical doubtful eager keen willing unwilling "
    "reluctant happy unhappy glad angry upset disappointed proud sorry critical "
    "supportive dismissive wary sick tired determined adamant hesitant furious "
    "outraged shocked surprised amazed delighted thrilled pleased relieved alarmed "
    "dismayed appalled horrified frustrated puzzled troubled disgusted embarrassed "
    "ashamed bitter scathing unconvinced undecided".split()
)
# What follows such an adjective: "angry about".
VIEW_FRAMES = frozenset("that to about of with by at when if for".split())
# After these an infinitive tells what a source says: "tried to persuade her".
LEADING_TO = frozenset(
    "fail fails failed try tries tried trying work works worked working continue "
    "continues continued continuing began begin begins started going likely unlikely "
    "able quick ready set struggle struggles struggled struggling".split()
)
# Before such a noun, these say whose it is.
OWNERS = frozenset("his her their".split())
# With a noun of speech these report: "made a call for", "raised doubts about".
LIGHT_VERBS = frozenset(
    "make makes made making raise raises raised raising voice voices voiced voicing "
    "issue issues issued issuing give gives gave giving deliver delivers delivered "
    "offer offers offered offering launch launched pose poses posed cast casts".split()
)
# "is expected to", "was seen as": a view, though the text does not say whose.
PASSIVE_VIEWS = frozenset(
    "expected considered seen viewed believed thought known said understood feared "
    "regarded perceived deemed rumoured rumored alleged".split()
)
# With these, "it" is a source: "it said".
SAYING_IT = frozenset("says said wrote writes adds added warns warned argues".split())
# What stands before a colon at the head of a line and is no speaker's name.
NO_LABELS = frozenset(
    "photograph photo image picture credit caption top note update remember latest "
    "photos watch contributing revealed related more breaking editor's correction by "
    "come listen".split()
)

# Little words -----------------------------------------------------------------

PRONOUNS = frozenset("he she they it we i you this that those these".split())
# These stand for many people: "several oppose".
QUANTIFIERS = frozenset("both several many most some others all few".split())
SUBJECT_PRONOUNS = frozenset("he she they it we i you".split())
RELATIVES = frozenset("who which whom whose that".split())
DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those one some many "
    "several both all no each every another two three four five six seven eight nine "
    "ten most other few any such former".split()
)
PREPOSITIONS = frozenset(
    "in on at by for from with of to during after before since until about against "
    "into under over through amid among between despite without within as like "
    "following upon per regarding toward towards across around via throughout unlike "
    "besides behind near outside inside".split()
)
CONJUNCTIONS = frozenset("and but or nor yet so plus".split())
SUBORDINATORS = frozenset(
    "that when while because if although though since whereas where whether as after "
    "before until once unless how why what than even".split()
)
ADVERBS = frozenset(
    "also then later again now still never once ever even just only not further soon "
    "often always already here there thus too earlier afterwards afterward meanwhile "
    "moreover instead however therefore nevertheless nonetheless indeed perhaps maybe "
    "yesterday today tonight tomorrow almost long since both first finally famously "
    "so back out next simply n't".split()
)
# Nouns that end as adverbs do.
NOUNS_IN_LY = frozenset(
    "daily weekly monthly family ally assembly reply supply rally bully".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being has have had having do does did will would can "
    "could may might must shall should isn't aren't wasn't weren't hasn't haven't "
    "hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't he's she's "
    "it's they're they've i'm i've we're we've you're that's there's he'd she'd "
    "they'd we'd i'd he'll she'll they'll cannot".split()
)
# Forms of "be", and of "have".
BE = frozenset(
    "is are was were be been being isn't aren't wasn't weren't he's she's it's "
    "they're i'm we're you're that's there's".split()
)
HAVE = frozenset(
    "has have had having hasn't haven't hadn't they've i've we've he's she's".split()
)
# Words that link phrases, with a capital or without.
LINKING = CONJUNCTIONS | SUBORDINATORS | PREPOSITIONS | ADVERBS
LINKING_ADVERBS = ADVERBS | CONJUNCTIONS
# A capital on these makes no name.
NOT_PROPER = DETERMINERS | PRONOUNS
# After these a form in "-ed" is a participle, not a verb with a subject.
BEFORE_PARTICIPLE = PREPOSITIONS | frozenset(
    "be been being is are was were the a own more most fewer other newly".split()
)
# After these a base form is a verb in a tense: "people say", "do not say".
BEFORE_BASE = frozenset("who not don't people allies men women police".split())
# Beside "be", what an adjective of view may follow: "remains confident".
STATES_OF_MIND = frozenset(
    "remain remains remained feel feels felt grow grew grown become became seem seems "
    "seemed".split()
)
# Subjects that are no source for the statement of a whole sentence.
NO_SOURCE = RELATIVES | frozenset(
    "you i we it this that these those there nobody none".split()
)
# After these a source gives a thing its name: "in what Moscow called".
NAMING = frozenset("what which whom".split())
# With "as", these give a name and no source: "a law described as".
NAMED_AS = frozenset("described portrayed characterised characterized".split())
# What stands between commas after a name and is left out of the speaker.
ASIDES = frozenset(["who", "whose"])

# Other words of news prose ----------------------------------------------------

# Finite verbs that end a subject; news prose uses few others before its quotations.
COMMON_VERBS = frozenset(
    "brought brings went came took gave made got left met ran saw told became kept "
    "let set won lost led goes comes takes gives makes gets leaves meets runs sees "
    "becomes keeps lets wins appeared appears used uses wants wanted needs needed "
    "sent sends stood stands sat sits spent turned turns started starts ended ends "
    "issued issues released releases sued shook shared shares expressed signed "
    "received held faced cut cuts broke breaks drew draws hit hits knew knows felt "
    "feels looked looks shows showed seemed seems tried tries moved moves followed "
    "follows launched launches".split()
)
# Days, months and the words that go with them.
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december jan feb mar apr "
    "jun jul aug sept sep oct nov dec yesterday today tonight earlier later last this "
    "next early late".split()
)
TIMES = DAYS | frozenset("week month year night morning evening weekend day".split())
# After these a passage in marks is a name: "a dog by the name “Rex”".
NICKNAMING = frozenset("name nickname nicknamed named alias aka surnamed".split())
# What is told "in Roe's words", "in her view".
WORDS_OF = frozenset("words view opinion phrase telling account eyes".split())
# After these somebody is heard to speak: "jurors heard Roe say".
HEARING = frozenset("hear hears heard hearing saw watched overheard".split())
# Where words are spoken or written: "said in an interview".
OCCASIONS = frozenset(
    "statement interview speech email e-mail news press conference briefing tweet "
    "post letter phone telephone call conversation message written release report "
    "column debate rally hearing appearance response reply video memo testimony "
    "blog".split()
)
OCCASIONS_AND_DAYS = OCCASIONS | DAYS
BEFORE_NOUN = DETERMINERS | DAYS
# What stands before somebody's name and is none.
TITLED = frozenset(
    "the mr mrs ms miss dr prof professor sir lord lady dame sen senator rep "
    "representative gov governor president minister chancellor premier king queen "
    "prince princess mayor chairman chairwoman chair judge justice gen general lt col "
    "colonel capt captain maj major sgt sergeant pfc cpl pvt cmdr admiral adm "
    "commissioner secretary director chief officer detective inspector rev reverend "
    "bishop pope imam rabbi councillor former".split()
)
# Two people have these, even where they have one surname.
OF_MEN = frozenset("mr sir lord king prince chairman".split())
OF_WOMEN = frozenset("mrs ms miss lady dame queen princess chairwoman".split())
# What stands in marks after these is a title or a sign.
TITLES = frozenset(
    "sign banner message placard poster slogan headline titled entitled song film "
    "movie book album show program programme series magazine novel hashtag billboard "
    "t-shirt hat".split()
)
# A sentence that names a document may quote from it without a reporting verb.
DOCUMENTS = frozenset(
    "agreement statement treaty pact letter document report memo resolution "
    "communique communiqué declaration charter constitution law bill ruling contract "
    "deal".split()
)
