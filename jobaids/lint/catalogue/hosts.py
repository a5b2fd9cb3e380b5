"""JA440 to JA443: what common hosts take."""

from __future__ import annotations

from jobaids.lint.catalogue.rule import ADVICE, Rule

STATED = "the hosts' own pages, as of 2026; they change, so look them up"

RULES = (
    Rule(
        number="JA440",
        title="the site has more files than some hosts take",
        loudness=ADVICE,
        tells="The files of the released site are counted, and told at nine tenths of a limit: Cloudflare Pages takes "
        "20,000 files, Netlify 54,000 in one folder, GitLab Pages 200,000 files and folders. As a static site has a "
        "page for each code and each revision it was printed with, every release adds some.",
        why="A host that refuses some files refuses the correction that was to be published with them.",
        fix='Set `host = "rewrites"` in `[site]`: a code then has one page for all revisions. Or serve the site with '
        'nginx or Caddy, which count nothing; then `JA440 = "off"`.',
        source=STATED,
    ),
    Rule(
        number="JA441",
        title="a file is larger than some hosts take",
        loudness=ADVICE,
        tells="A file of the released site, most often a clip, has more than the 25 MiB that Cloudflare Pages takes.",
        why="The page that needs it would be published without it, or not at all.",
        fix='Cut or shrink the clip, or take another host; then `JA441 = "off"`.',
        source=STATED,
    ),
    Rule(
        number="JA442",
        title="the site is larger than some hosts take",
        loudness=ADVICE,
        tells="The released site comes near to 1 GB, which is what GitHub Pages and GitLab.com take.",
        why="A host that refuses some files refuses the correction that was to be published with them.",
        fix='Shrink clips and pictures, for they are most of it, or take another host; then `JA442 = "off"`.',
        source=STATED,
    ),
    Rule(
        number="JA443",
        title="there are more redirects than some hosts read",
        loudness=ADVICE,
        tells='With `host = "rewrites"`, `_redirects` has a line for each address that was ever printed. Cloudflare '
        "Pages reads 2,000 of them.",
        why="What the lines beyond were to lead on would open nothing, and no host tells.",
        fix="Publish with the function in `build/hosts/cloudflare`, which needs no lines; nginx, Caddy and CloudFront "
        'read none either; then `JA443 = "off"`.',
        source=STATED,
    ),
)
