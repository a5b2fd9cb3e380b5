"""Texts as nobody would write them, made of the pieces that somebody does."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "- ",
            "1. ",
            "2. ",
            "7) ",
            "- [ ] ",
            "- [x] ",
            "> ",
            "    ",
            "\t",
            "```",
            "~~~",
            "---",
            "|",
            "|-|",
        ),
        *(
            "**",
            "*",
            "`",
            "~~",
            "[",
            "](",
            ")",
            "![",
            "[[",
            "]]",
            "<",
            ">",
            "<b>",
            "<!--",
            "-->",
            "&amp;",
            "&#0;",
            "\\",
        ),
        *("{#", "}", "{.steps}", "{: x}", "{{", "}}", "{%", ":::", "!!! note", "???", "[!DANGER]", "> [!TIP]- a", "%%"),
        *("Key point:", "Why:", "**Warning:**", "**Step 2.**", "Step 1", "If something goes wrong", "Before you start"),
        *(
            "| You see | Do this |",
            "|---|---|",
            "| a | b |",
            "x.svg",
            "x.mp4#t=4,38",
            "https://youtu.be/abc?t=4",
            "a.md#b",
        ),
        *(
            "0:04-0:38",
            "<!-- excuse JA101: so -->",
            "aid:",
            "title:",
            "lang: es",
            "\n",
            "\n\n",
            "\r\n",
            "\x0b",
            "\x85",
            "\u2028",
        ),
        *(
            "\u202e",
            "\u200d",
            "\u0301",
            "\ufeff",
            "\ufffe",
            "\x1b[31m",
            "\x07",
            "ß",
            "İ",
            "ﬁ",
            "漢字",
            "١٢",
            "👩‍🚒",
            "5 mm",
            "𝟏",
        ),
    ]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MARKDOWN = st.lists(st.one_of(PIECES, TEXT), max_size=40).map("".join)

KEYS = st.sampled_from(
    [
        *("title", "aid", "owner", "review-by", "mode", "minutes", "tools", "ppe", "first", "status", "formats"),
        *("codes", "tags", "moment", "lang", "draft", "x"),
    ]
)
VALUES = st.one_of(
    TEXT,
    st.integers(-(10**6), 10**400).map(str),
    st.sampled_from(
        [
            *("[", "]", "{a: b}", "[a, b]", "[[]]", "null", "~", "true", ".inf", "-.nan", "1e999", "2027-02-30"),
            *("0001-01-01", "&a x", "*a", "!!x y", "|", ">", "'", '"', "- a", "? a", "a: b: c", "@", "`", "%", "\t"),
            *("draft", "read-do", "a4"),
        ]
    ),
)
LINES = st.lists(st.tuples(KEYS, VALUES), max_size=8).map(
    lambda lines: "".join(f"{key}: {value}\n" for key, value in lines)
)
HEADS = st.one_of(
    LINES.map("---\n{}---\n".format),
    LINES.map("---\n{}".format),
    LINES.map("+++\n{}+++\n".format),
    LINES,
    MARKDOWN.map("---\n{}\n---\n".format),
)
AIDS = st.tuples(st.one_of(st.just(""), HEADS), MARKDOWN, st.sampled_from(["", "\n\n1. **Stop.** a\n2. b\n"])).map(
    "".join
)

STATIONS = st.one_of(
    MARKDOWN,
    st.lists(
        st.tuples(
            st.sampled_from(["line-1", "Line", "1", "con", "../x", "'<b>'", "ä"]) | TEXT,
            st.lists(
                st.tuples(
                    st.sampled_from(["name", "place", "tell", "aids", "phone", "reach_mm", "languages", "x"]),
                    VALUES,
                ),
                max_size=5,
            ),
        ),
        max_size=4,
    ).map(
        lambda stations: "".join(
            f"{name}:\n" + "".join(f"  {key}: {value}\n" for key, value in fields) for name, fields in stations
        )
    ),
)

TABLES = {
    "site": "title base_url languages timezone tell feedback index host",
    "cards": "formats codes error_correction module_mm",
    "clips": "max_seconds",
    "rules": "profile JA101 JA999",
    "read": "steps_under",
    "theme": "colours logo fonts",
    "printer": "hp",
    "store": "path max_mb",
}
TOML_VALUES = st.one_of(
    TEXT.map(lambda text: f"'''{text}'''"),
    st.sampled_from(
        [
            *("1", "-1", "0.5", "nan", "-inf", "true", "[]", "['en']", "['en', 'es']", "{}", "{a = 'b'}", "2020-01-01"),
            *("07:00:00", "'off'", "'lenient'", "'H'", "'a5'", "['a6']", "'each'", "'UTC'", "'Europe'", "["),
            *("'https://a.b/c'", "'mailto:{code}'"),
        ]
    ),
)
SETTINGS = st.one_of(
    MARKDOWN,
    st.lists(
        st.sampled_from([(table, key) for table, keys in TABLES.items() for key in keys.split()]).flatmap(
            lambda place: TOML_VALUES.map(lambda value: f"{place[0]}.{place[1]} = {value}\n")
        ),
        max_size=6,
    ).map("".join),
)

HOSTILE = st.sampled_from(
    [
        *("../../../../out", "/out", "..", "", "a/b", "\0", "<script>", "javascript:alert(1)", "A" * 300, "ZZZZZZ"),
        *("con", "\u202e", "https://"),
    ]
)
"""Values that would lead somewhere else if they became part of a path, an address or a page."""
