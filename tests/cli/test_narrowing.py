"""Baselines and changed lines on the command line: what is left, what is said, and the exit status."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from newslint.engine.baseline import empty_baseline, gone, read_baseline, renewed, without_known, write_baseline
from newslint.engine.run import lint_paths
from newslint.engine.settings import Settings
from tests.conftest import Command, write_cards
from tests.report.test_json import SCHEMA

COPY = "Rain in May\n\nTeh minister praised a cutting edge plan.\n\nThe end was near.\n"
RELEASES = Path(__file__).parent.parent.parent.parent / "shared/eval/data/news/whitehouse.jsonl"
FIXTURES = Path(__file__).parent.parent.parent / "fixtures/wire"

#: Words that all copy has.
WORN = {
    "house/worn": """
        summary: Worn words are thought about.
        severity: info
        match: {forbidden: [said, will, people, new, Thursday, American, historic, of the]}
        message: "'{surface}' is worn."
        """
}

Check = Callable[..., "subprocess.CompletedProcess[str]"]
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(COPY)
    return folder


@pytest.fixture
def check(newslint: Command, house: Path, desk: Path) -> Check:
    """`newslint check` in the desk's folder, with the newsroom's own rules and those about suppressions."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        own = ("--isolated", "--no-starter-registry", "--rules", house, "--select", "house,suppressions")
        return newslint("check", *own, *arguments, cwd=desk)

    return run


def test_a_baseline_is_written_read_and_pruned(check: Check, desk: Path) -> None:
    done = check("--baseline", "known.json", "--write-baseline")
    assert (done.returncode, done.stderr) == (0, "newslint: known.json holds 4 diagnostics now\n")
    assert done.stdout == "2 files: nothing to report (4 hidden by the baseline).\n"
    assert check("--baseline", "known.json").returncode == 0
    (desk / "a.txt").write_text(COPY.replace("cutting edge", "new") + "\nTeh rain fell.\n")
    (desk / "b.txt").unlink()
    done = check("--baseline", "known.json", "--output-format", "json")
    value = json.loads(done.stdout)
    jsonschema.validate(value, SCHEMA)
    assert (done.returncode, [d["start"]["line"] for d in value["diagnostics"]]) == (1, [7])
    assert value["summary"]["hidden"] == {"suppressed": 0, "baseline": 1, "unchanged": 0}
    assert done.stderr == "newslint: 3 diagnostics of the baseline are gone; --prune-baseline takes them out\n"
    done = check("--baseline", "known.json", "--prune-baseline")
    assert (done.returncode, done.stderr) == (1, "newslint: known.json: 3 diagnostics taken out, 1 left\n")
    assert check("--baseline", "known.json").stderr == ""


def test_a_baseline_that_a_link_leads_to_is_made_where_it_leads(check: Check, desk: Path) -> None:
    (desk / "known.json").symlink_to("far.json")
    assert (
        check("--baseline", "known.json", "--write-baseline").stderr == "newslint: known.json holds 4 diagnostics now\n"
    )
    assert (desk / "known.json").is_symlink() and len(json.loads((desk / "far.json").read_bytes())["diagnostics"]) == 4


def test_a_part_of_the_files_leaves_the_others_in_the_baseline(check: Check, desk: Path) -> None:
    check("--baseline", "known.json", "--write-baseline")
    before = (desk / "known.json").read_bytes()
    assert check("a.txt", "--baseline", "known.json", "--prune-baseline").stderr == ""
    assert check("b.txt", "--baseline", "known.json", "--write-baseline").returncode == 0
    assert (desk / "known.json").read_bytes() == before
    (desk / "b.txt").write_text("Rain\n")
    assert "holds 2 diagnostics now" in check("b.txt", "--baseline", "known.json", "--write-baseline").stderr


def test_a_failure_outranks_a_baseline(check: Check, desk: Path) -> None:
    (desk / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    assert check("--baseline", "known.json", "--write-baseline").returncode == 2
    assert len(json.loads((desk / "known.json").read_bytes())["diagnostics"]) == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--baseline", "none.json"], "none.json: there is no such baseline; --write-baseline makes one"),
        (["--write-baseline"], "--write-baseline needs a file; name it with --baseline FILE"),
        (["--prune-baseline"], "--prune-baseline needs a file"),
        (
            ["--baseline", "a.txt"],
            "a.txt: is no baseline: Expecting value: line 1 column 1 (char 0); name another file, or",
        ),
        (["--baseline", "a.txt", "--write-baseline"], "; name another file, or remove this one and have --write-base"),
        (["--baseline", "no/such/folder.json", "--write-baseline"], "cannot be written"),
        (["--baseline", "x.json", "--write-baseline", "--staged"], "--write-baseline is about whole stories"),
        (["--since", "HEAD", "--staged"], "do not go together"),
        (["--since", "HEAD"], "--since: git says: not a git repository"),
    ],
)
def test_what_cannot_be_done_is_one_line(check: Check, desk: Path, options: list[str], says: str) -> None:
    before = sorted(path.name for path in desk.iterdir())
    done = check(*options)
    assert (done.returncode, done.stdout) == (2, "") and says in done.stderr and done.stderr.count("\n") == 1
    assert sorted(path.name for path in desk.iterdir()) == before and (desk / "a.txt").read_text() == COPY


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    git(desk, "commit", "-q", "-m", "copy")
    return desk


@needs_git
def test_only_what_is_about_changed_lines_is_told(check: Check, committed: Path) -> None:
    done = check("--since", "HEAD")
    assert (done.returncode, done.stdout) == (0, "0 files: nothing to report.\n")
    assert done.stderr == "newslint: nothing to lint: no story here has changed since HEAD\n"
    (committed / "a.txt").write_text(COPY.replace("near", "teh end"))
    done = check("--since", "HEAD")
    assert done.returncode == 1 and "a.txt:5:13: error" in done.stdout
    assert done.stdout.endswith("1 file: 1 error (2 on unchanged lines).\n")
    (committed / "a.txt").write_text(COPY.replace("near", "far"))
    done = check("--since", "HEAD")
    assert (done.returncode, done.stdout) == (0, "1 file: nothing to report (2 on unchanged lines).\n")
    (committed / "c.txt").write_text(COPY)
    assert check("--since", "HEAD").stdout.endswith("2 files: 1 error, 1 warning (2 on unchanged lines).\n")


@pytest.mark.parametrize("name", ["known.json", "report.html", "y.json", "empty.rss"])
def test_a_file_of_the_folder_that_is_no_story_does_not_count(check: Check, desk: Path, name: str) -> None:
    check("--baseline", "known.json", "--write-baseline", "--output", "html:report.html")
    (desk / "y.json").write_text('{"x": 1}')
    (desk / "empty.rss").write_text("<rss><channel><title>Desk</title></channel></rss>")
    assert check("--baseline", "known.json").stdout == "2 files: nothing to report (4 hidden by the baseline).\n"
    (desk / "a.txt").unlink()
    (desk / "b.txt").unlink()
    done = check(".")
    assert (done.returncode, done.stdout) == (0, "0 files: nothing to report.\n")
    assert done.stderr == "newslint: no stories found; a file that is named is linted whatever it is called\n"
    assert check(name).returncode == 2 or name == "empty.rss"


@needs_git
def test_what_is_staged_is_told(check: Check, committed: Path) -> None:
    (committed / "a.txt").write_text(COPY.replace("near", "teh end"))
    assert check("--staged").stderr == "newslint: nothing to lint: no story here is staged\n"
    git(committed, "add", "a.txt")
    assert check("--staged", "a.txt", "b.txt").stdout.endswith("1 file: 1 error (2 on unchanged lines).\n")


@needs_git
def test_standard_input_cannot_be_compared(check: Check, committed: Path) -> None:
    done = check("--since", "HEAD", "-")
    assert (done.returncode, done.stdout) == (2, "") and "standard input is none" in done.stderr


@needs_git
def test_a_headline_is_compared_with_stories_that_have_not_changed(newslint: Command, committed: Path) -> None:
    headline = "Harbor council votes to dredge the old canal"
    (committed / "b.txt").write_text(f"{headline}\n\nThe vote was on Monday. President President Duda came.\n")
    (committed / "z.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (committed / "y.json").write_text('{"x": 1}')
    git(committed, "add", "-A")
    git(committed, "commit", "-q", "-m", "more")
    run = ("check", "--isolated", "--select", "titles", "--since", "HEAD")
    (committed / "c.txt").write_text(f"{headline}\n\nThe vote was on Tuesday.\n")
    done = newslint(*run, cwd=committed)
    assert done.returncode == 1 and "c.txt:1:1" in done.stdout and "b.txt:1:1: The first is here" in done.stdout
    assert done.stdout.endswith("1 file: 1 warning.\n") and "Duda" not in done.stdout
    # The change may be in the first of the two: the second is told of.
    (committed / "c.txt").rename(committed / "a.txt")
    done = newslint(*run, cwd=committed)
    assert "b.txt:1:1: warning" in done.stdout and done.stdout.endswith("1 file: 1 warning.\n")


@needs_git
def test_suppression_comes_first_then_the_baseline_then_what_has_changed(check: Check, committed: Path) -> None:
    story = "# Rain\n\nTeh <!-- newslint: ignore[house/slip] --> rain, cutting edge.\n\nteh end.\n"
    (committed / "s.md").write_text(story)
    (committed / "u.md").write_text("Rain.\n\n<!-- newslint: ignore[house/slip] -->\n\nMore.\n")
    done = check("--baseline", "known.json", "--write-baseline")
    entries = json.loads((committed / "known.json").read_bytes())["diagnostics"]
    assert [(e["path"], e["rule"]) for e in entries if e["path"].endswith(".md")] == [
        ("s.md", "house/jargon"),
        ("s.md", "house/slip"),
        ("u.md", "suppressions/unused"),
    ]
    git(committed, "add", "-A")
    git(committed, "commit", "-q", "-m", "more")
    (committed / "s.md").write_text(story.replace("Rain", "Teh rain") + "\nTeh last.\n")
    done = check("--baseline", "known.json", "--since", "HEAD", "--ignore", "house/jargon", "s.md")
    assert done.stdout.endswith("1 file: 2 errors (1 suppressed, 1 hidden by the baseline).\n")
    (committed / "s.md").write_text(story.replace("teh end", "Teh end") + "\nMore rain.\n")
    done = check("--since", "HEAD", "s.md")
    assert done.stdout.endswith("1 file: 1 error (1 suppressed, 1 on unchanged lines).\n")


def releases(folder: Path) -> None:
    with RELEASES.open(encoding="utf-8") as lines:
        for number, line in zip(range(200), lines, strict=False):
            release = json.loads(line)
            paragraphs = (release["headline"], *release["body"].splitlines())
            (folder / f"{number:03}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def copies(folder: Path) -> None:
    for path in sorted((FIXTURES / "plain").iterdir()):
        (folder / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize(
    "make", [copies, pytest.param(releases, marks=pytest.mark.skipif(not RELEASES.exists(), reason="no releases"))]
)
def test_a_baseline_of_real_copy_hides_it_through_edits_and_lets_one_new_slip_through(
    make: Callable[[Path], None], tmp_path: Path, house: Path
) -> None:
    stories = tmp_path / "stories"
    stories.mkdir()
    make(stories)
    write_cards(house, WORN)  # good copy has next to nothing else to report
    settings = Settings(rule_folders=(str(house),), certainty="possible")
    report = lint_paths([str(stories)], settings)
    assert len(report.diagnostics) > 20
    file = str(tmp_path / "known.json")
    write_baseline(file, renewed(empty_baseline(file), report, ()))
    baseline = read_baseline(file)
    assert without_known(lint_paths([str(stories)], settings), baseline).diagnostics == ()
    for path in stories.iterdir():
        copy, _, last = path.read_text(encoding="utf-8").rstrip().rpartition("\n\n")
        edited = f"{copy}\n\nIt rained until noon.\n\n{last}\n"
        path.write_text(edited, encoding="utf-8")
    report = lint_paths([str(stories)], settings)
    assert without_known(report, baseline).diagnostics == ()
    assert gone(baseline, report, {str(path): settings for path in stories.iterdir()}) == ()
    last = max(stories.iterdir())
    last.write_text(last.read_text(encoding="utf-8") + "\nTeh mayor spoke.\n", encoding="utf-8")
    (new,) = without_known(lint_paths([str(stories)], settings), baseline).diagnostics
    assert (new.path, new.text) == (str(last), "Teh")


def test_a_configuration_names_the_baseline_and_the_command_line_outranks_it(
    newslint: Command, house: Path, desk: Path
) -> None:
    (desk / "newslint.toml").write_text('baseline = "known.baseline"\nselect = ["house"]\n')
    own = ("check", "--no-starter-registry", "--rules", house)
    assert newslint(*own, "--write-baseline", cwd=desk).returncode == 0
    assert (desk / "known.baseline").is_file()
    assert newslint(*own, cwd=desk).stdout == "2 files: nothing to report (4 hidden by the baseline).\n"
    assert newslint(*own, "--isolated", "--select", "house", cwd=desk).returncode == 1
    done = newslint(*own, "--baseline", "other.json", cwd=desk)
    assert (done.returncode, "other.json: there is no such baseline" in done.stderr) == (2, True)
