// Scores of a segmentation against words marked by people; used by words.mjs.

/** Thai letters, vowels and tone marks; not ฿, ๆ, ฯ, digits. */
const isThaiLetter = (code) =>
  code >= 0x0e01 && code <= 0x0e4e && code !== 0x0e2f && code !== 0x0e46 && (code <= 0x0e3a || code >= 0x0e40);

/** Positions between two Thai letters: at spaces and punctuation every segmenter is right. */
export function betweenThai(text, positions) {
  return positions.filter((at) => isThaiLetter(text.charCodeAt(at - 1)) && isThaiLetter(text.charCodeAt(at)));
}

export function endsOf(words) {
  let end = 0;
  return words.map((word) => {
    end += word.length;
    return end;
  });
}

/**
 * `sentences` are lists of words; `cuts[i]` are the positions at which sentence i is cut. Of 100 cuts between Thai letters:
 * `strict` are not between two words; `undecomposable` are inside a word and leave, at one side, a piece (up to the next
 * cut or the word's edge) that no sequence of words of `vocabulary` spells. `recall` is the share of word ends found.
 */
export function score(sentences, cuts, vocabulary) {
  let breaks = 0;
  let strict = 0;
  let undecomposable = 0;
  let found = 0;
  let marked = 0;
  const samples = [];
  sentences.forEach((words, index) => {
    const text = words.join('');
    const ends = endsOf(words);
    const gold = new Set(betweenThai(text, ends));
    const own = betweenThai(text, cuts[index]);
    const edges = [...new Set([0, ...ends, ...cuts[index], text.length])].sort((a, b) => a - b);
    marked += gold.size;
    breaks += own.length;
    for (const at of own) {
      if (gold.has(at)) {
        found++;
        continue;
      }
      strict++;
      const place = edges.indexOf(at);
      const left = text.slice(edges[place - 1], at);
      const right = text.slice(at, edges[place + 1]);
      if (isSpelt(left.trim(), vocabulary) && isSpelt(right.trim(), vocabulary)) continue;
      undecomposable++;
      samples.push(`${text.slice(Math.max(0, at - 14), at)}|${text.slice(at, at + 14)}`);
    }
  });
  const rate = (count) => (100 * count) / breaks;
  return {
    breaks,
    strict: rate(strict),
    undecomposable: rate(undecomposable),
    recall: (100 * found) / marked,
    samples,
  };
}

function isSpelt(piece, vocabulary) {
  const reached = [true];
  for (let end = 1; end <= piece.length; end++) {
    for (let start = Math.max(0, end - 40); start < end && !reached[end]; start++) {
      if (reached[start] && vocabulary.has(piece.slice(start, end))) reached[end] = true;
    }
  }
  return reached[piece.length] === true;
}

/** The vocabulary of a comparison: a general list and the words of the corpus, none of one letter. */
export function vocabularyOf(list, sentences) {
  return new Set([...list, ...sentences.flat()].filter((word) => word.length > 1));
}
