# mutations.py - ways to write the same program differently
#
# SPDX-License-Identifier: GPL-2.0-or-later
"""
A mutation is a function from a file's text to the text of one that means the
same.  Those that only change the layout or names do so to a converted file as
well, which then has to be what the conversion of the mutant is.
"""
import collections
import re

Mutation = collections.namedtuple("Mutation", "name function layout")
MUTATIONS = []

TOKEN = re.compile(r"""
    /\*.*?\*/ | //[^\n]* | ^[ \t]*\#(?:[^\n]*\\\n)*[^\n]* |
    "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' |
    [A-Za-z_]\w* | [0-9]\w* | -> | \s+ | .""", re.S | re.M | re.X)
ARGUMENT = r"((?:[^(),]|\([^()]*\))+)"
INIT = r"memory_region_init\w*"


def mutation(layout=False):
    def enter(function):
        MUTATIONS.append(Mutation(function.__name__.rstrip("_"), function,
                                  layout))
        return function
    return enter


def tokens(text):
    return TOKEN.findall(text)


def is_code(token):
    return not token.isspace() and not token.startswith(("/*", "//")) and \
        not token.lstrip().startswith("#")


def plain(text):
    """The tokens that matter to a compiler."""
    return [token for token in tokens(text) if is_code(token)]


def rename_local(text, names):
    """Renames what is no member: in functions, and not behind a dot."""
    lines, before, depth, inside = [], "", 0, False
    for token in tokens(text):
        if is_code(token):
            if depth == 0:
                # a parameter list, or the body that follows one
                inside = token == "(" or inside and token not in ";}="
            depth += (token in "({") - (token in ")}")
            if token in names and inside and before not in (".", "->"):
                token = names[token]
            before = token
        lines.append(token)
    return "".join(lines)


@mutation(layout=True)
def renamed(text):
    names = {"mr": "region", "s": "me", "dev": "device_", "obj": "thing",
             "mem": "memory_"}
    return rename_local(text, {
        old: new for old, new in names.items()
        if not re.search(r"^\w.*\W%s(;| =)" % old, text, re.M)})


@mutation(layout=True)
def comments(text):
    return "".join(token + " /* so */" if token == "," else token
                   for token in tokens(text))


@mutation(layout=True)
def comments_in_parentheses(text):
    return "".join(token + " /* so */ " if token == "(" else token
                   for token in tokens(text))


@mutation(layout=True)
def line_comments(text):
    return re.sub(r";\n", "; // so\n", text)


@mutation(layout=True)
def split(text):
    return "".join(token + "\n        " if token == "," else token
                   for token in tokens(text))


@mutation(layout=True)
def split_at_equals(text):
    return re.sub(r" = (g_\w+\(MemoryRegion)", r" =\n        \1", text)


@mutation(layout=True)
def tabs(text):
    return re.sub(r"^(?:    )+", lambda m: "\t" * (len(m[0]) // 4), text,
                  flags=re.M)


@mutation(layout=True)
def spaces_before_calls(text):
    return re.sub(r"\b(g_\w+|memory_region_\w+)\(", r"\1 (", text)


@mutation(layout=True)
def no_spaces(text):
    return re.sub(r" ?([,=]) ?(?=[^\n=])", r"\1", text)


@mutation(layout=True)
def carriage_returns(text):
    return text.replace("\n", "\r\n")


@mutation(layout=True)
def no_last_newline(text):
    return text.rstrip("\n")


@mutation(layout=True)
def two_on_a_line(text):
    return re.sub(r"(= g_\w+\(MemoryRegion[^;\n]*;)\s+(?=%s)" % INIT,
                  r"\1 ", text)


@mutation()
def parentheses(text):
    return re.sub(r"\b(%s)\(%s," % (INIT, ARGUMENT), r"\1((\2),", text)


@mutation()
def cast(text):
    return re.sub(r"\b(%s)\(%s," % (INIT, ARGUMENT),
                  r"\1((MemoryRegion *)\2,", text)


@mutation()
def cast_allocation(text):
    return re.sub(r"= (g_new0?\(MemoryRegion, 1\))", r"= (MemoryRegion *)\1",
                  text)


@mutation()
def struct_tag(text):
    return text.replace("MemoryRegion *", "struct MemoryRegion *")


@mutation()
def freed_in_parentheses(text):
    return re.sub(r"\bg_free\(%s\)" % ARGUMENT, r"g_free((\1))", text)


@mutation()
def freed_as_void(text):
    return re.sub(r"\bg_free\(%s\)" % ARGUMENT, r"g_free((void *)\1)", text)


@mutation()
def member_by_star(text):
    return re.sub(r"\bs->", "(*s).", text)


@mutation()
def pointer_in_parentheses(text):
    return re.sub(r"\bs->", "(s)->", text)


STATEMENT = r"^( +)(%s\((?:[^;\n]|\n +)*\);)$" % INIT


@mutation()
def braces(text):
    return re.sub(STATEMENT, r"\1{\n\1    \2\n\1}", text, flags=re.M)


@mutation()
def do_while(text):
    return re.sub(STATEMENT, r"\1do {\n\1    \2\n\1} while (0);", text,
                  flags=re.M)


@mutation()
def if_one(text):
    return re.sub(STATEMENT, r"\1if (1) {\n\1    \2\n\1}", text, flags=re.M)


@mutation()
def empty_statements(text):
    return re.sub(STATEMENT, r"\1;\n\1\2;", text, flags=re.M)


@mutation()
def equals_false(text):
    return re.sub(r"if \(!(%s\((?:[^()]|\([^()]*\))*\))\)" % INIT,
                  r"if (\1 == false)", text)


@mutation()
def not_true(text):
    return re.sub(r"if \(!(%s\((?:[^()]|\([^()]*\))*\))\)" % INIT,
                  r"if (\1 != true)", text)


@mutation()
def not_in_parentheses(text):
    return re.sub(r"if \(!(%s\((?:[^()]|\([^()]*\))*\))\)" % INIT,
                  r"if (!(\1))", text)


@mutation()
def else_branch(text):
    return re.sub(r"^( +)if \((!%s\((?:[^()]|\([^()]*\))*\))\) \{$" % INIT,
                  r"\1if (!(\2)) {\n\1    ;\n\1} else {", text, flags=re.M)


@mutation()
def equals_null(text):
    return re.sub(r"if \(!((?:s->)?mr)\)", r"if (\1 == NULL)", text)


@mutation()
def null_equals(text):
    return re.sub(r"if \(!((?:s->)?mr)\)", r"if (NULL == \1)", text)


@mutation()
def unbraced(text):
    return re.sub(r"(\bif \([^\n]*\)) \{\n( +[^\n;{]*;)\n +\}\n(?! *else)",
                  r"\1\n\2\n", text)


@mutation()
def allocated_by_malloc(text):
    return re.sub(r"\bg_new0\(MemoryRegion, 1\)",
                  "g_malloc0(sizeof(MemoryRegion))", text)


@mutation()
def one_as_expression(text):
    return re.sub(r"\b(g_new0?)\(MemoryRegion, 1\)",
                  r"\1(MemoryRegion, 2 - 1)", text)


@mutation()
def declared_apart(text):
    return re.sub(r"^( +)(MemoryRegion \*)(\w+) = (g_new[^;]*);\n\n",
                  r"\1\2\3;\n\n\1\3 = \4;\n", text, flags=re.M)


@mutation()
def block_around(text):
    """Around the body of each function."""
    return re.sub(r"^\{\n(.*?)^\}$", r"{\n{\n\1}\n}", text,
                  flags=re.M | re.S)


@mutation()
def both_branches(text):
    return re.sub(STATEMENT, r"\1if (OBJECT(NULL)) {\n\1    \2\n\1} else {\n"
                  r"\1    \2\n\1}", text, flags=re.M)


@mutation()
def label_in_front(text):
    return re.sub(STATEMENT, r"\1goto here;\nhere:\n\1\2", text, count=1,
                  flags=re.M)
