"""Strings that break a careless program: markup, control characters, odd lengths.

One home for what the tests give to every form, chart, page and reader. Take the list
that fits the place; add a string here and every place is tested with it.
"""

# Markup -------------------------------------------------------------------------------

SCRIPT = "<script>alert(1)</script>"
IMAGE = "<img src=x onerror=alert(1)>"
TAGS = SCRIPT + IMAGE  # both in one field
HACKS = (  # each sets `window.hacked` in a browser that runs it
    "<script>window.hacked = 1</script>",
    '<img src="x" onerror="window.hacked = 2">',
    "**bold** [link](javascript:window.hacked=3)",
    "\x1b[31mred\x1b[0m",
    "long " * 2_000,
)
# A story that is read as one, with markup in its quotations and its names.
HOSTILE_STORY = (
    "<script>alert(1)</script> Roe said: “<img src=x onerror=alert(2)> is here, and it "
    "stays.” Then Mr Bold</table><iframe src='http://x.example'> left. Mr Bold came "
    'back "><svg onload=alert(3)> to <b>Rome</b>. In Rome, Mr Bold said & slept.\x00'
)
# Pieces of a web page, whole and broken.
MARKUP_PIECES = (
    "<p>", "</p>", "<div>", "</div>", "<a href='x'>", "</a>", "<table>", "<tr>", "<td>",
    "<!--", "-->", "<script>", "</script>", "&", "&amp;", "&#0;", "&#xD800;",
    "<![CDATA[", "]]>", "<?xml", "<br>", "<", ">", "'", '"', "=", "\u00ad", "\x00", "é",
    "<meta charset=utf-16>",
)  # fmt: skip

# What is typed or drawn ---------------------------------------------------------------

# What a learner may type into a field, and a teacher then reads in a page or a table.
HOSTILE_ANSWERS = (
    SCRIPT,
    IMAGE,
    "**bold** [link](https://example.org)",
    "$x$",
    "\x1b[31mred\x1b[0m",
    '"><svg/onload=alert(1)>',
    "=HYPERLINK(1)",
    "x" * 10_000,
)
# What a chart may have to write: names, words, titles. The last four have letters.
HOSTILE_LABELS = (
    "<script>alert('x')</script>",
    "$x$ and $\\frac{1}$",
    "",
    "   ",
    "long " * 400,
    "W" * 300,
    "漢字 हिन्दी 🇰🇵 \x07",
    "_{a}^{b}\\n%s{0}",
)
# The same for a chart that splits its text at white space.
HOSTILE_WORDS = (SCRIPT, "$x_1$", "x" * 90, "\x07bell", "中国", "a&b")
# Names of files, outlets and people.
HOSTILE_NAMES = (
    "<i>.txt",
    '".txt',
    "'=cmd.txt",
    "=cmd.txt",
    "a\nb\u202e" + "c" * 200,
    "<b>Post</b> $x$ 漢字",
)

# What is read -------------------------------------------------------------------------

# Texts that are no article, or hardly one.
ODD_TEXTS = (
    "",
    " \n\u00a0",
    "\ufeff",
    "\u200b",
    "\x00",
    "\u202e",
    "“",
    "\ufeff\u00ad¶ x",
    "\ud800 x said.",
    "A. “b” said C.\r\n\r\nD e f.",
    "A a. – Reuters\n“B – Reuters\nb,” he said.",
    "İstanbul’S ß ŉ said: “ß.”",
    "e\u0301 " * 50,
    "👩‍👩‍👧 said “yes”. " * 9,
)
# Two odd texts of a story, and what is typed about them, by what is odd.
ODD_STORIES = {
    "nothing": ("", "\x00", "\u202e"),
    "marks": ("A. “b” said C.\r\n\r\nD e f.", "\ufeff\u00ad¶ x", ",;,"),
    "half a sign": ("\ud800 x said.", "x\ud800", "\ud800"),
    "joined signs": ("e\u0301 " * 50, "👩‍👩‍👧 said “yes”. " * 9, "$x$"),
}
# Pieces of odd news, to be joined in any order.
NEWS_PIECES = tuple(
    "“ ” ‘ ’ \" ' . , : ; ? ! … — - ( ) \n \n\n said told Mr Dr. Prime Minister King "
    "van Kim Kim’s Jong-un North Korea Korea-Russia Russian US U.S. the The of and war "
    "Jun. 18 1,000 😀 🇰🇵 é ﬁ م שלום 東京 \u200d \u0301 \u00ad \u00a0 \x1b[31m <b> & "
    "$x$ according to Photograph: – Reuters @you #tag https://x.org".split(" ")
)
# Pieces that made some rule slow when they stood a thousand times in a text, in the
# order of what they ask of words, of names and quotations, and of the lines of a page.
SLOW_FOR_WORDS = ("a.b", "why? ", "--a", "Mr. ", "1,1", "?) a ", "Jan.  ")
SLOW_FOR_NAMES = (
    "Kim Jong Un ", "“a ", "“Kim said. ", "The The ", "x" * 50, "Mr ", "U.S.-", "a\n",
)  # fmt: skip
SLOW_FOR_LINES = (
    "\n ", "— x (@a)\n", ". Photo by ", ", follow us ", "- AP   ", "a\r\n", "aed ",
)  # fmt: skip
# Long texts of one piece, on which a pattern may never end.
ENDLESS_TEXTS = ("5" * 20_000, "a.b" * 9_000, "(1 2) " * 3_000)
