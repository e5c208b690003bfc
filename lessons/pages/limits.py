"""What a comparison cannot tell, and how short a shared quotation is not reported."""

from lessons.language import tr

# Words in a row; fewer, such as “that the”, are no shared quotation.
FEWEST_SHARED = 4
NOTHING_SHARED = tr("Nothing of four words or more stands in quotation marks in both.")

LIMITS = (
    tr(
        "These are two articles, not two outlets: another pair may look quite "
        "different."
    ),
    tr(
        "A difference is not a bias. It may come from house style, from length, or "
        "from the hour at which each was finished."
    ),
    tr("What an article leaves out was not for that reason suppressed."),
    tr("Equal space is not accuracy: nothing here asks whether a sentence is true."),
    tr(
        "Quotations, speakers and names are found by rules for English, and rules "
        "slip: go back to the sentences. Two people of one surname are counted as one."
    ),
    tr(
        "A score adds up single words that ten people once rated. It knows nothing of "
        "whom a sentence speaks for or against."
    ),
)
