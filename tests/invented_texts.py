"""Two short invented texts on one evening, as a learner may bring them."""

ONE = (
    "The band played in the square on Friday. Rain fell all night, and nobody left.\n"
    "“We play until the last one goes home,” said Ida Moor, who leads the band.\n"
    "A wet drummer at the fountain.\n"
    "The town will ask Moor back next year.\n"
)
TWO = (
    "A concert in the rain ended early on Friday, according to the police.\n"
    '"It was loud and it was wet," said Officer Lund. Neighbours had called twice.\n'
    "The band leader, Ms Moor, could not be reached. Lund said no fine was given.\n"
)
