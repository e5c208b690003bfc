"""What hypothesis draws for more than one file of tests."""

import string

from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)

# An answer that somebody may have typed, stored or sent, of whatever shape.
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["A1", "apple", "rain", "1,000", "٣", "1e999", "--5", "9" * 400]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["pear", "verb", "evidence", *string.ascii_lowercase]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=5,
)
