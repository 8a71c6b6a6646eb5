package org.attune.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXObject;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXParserConstants;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.Token;
import org.jbibtex.TokenMgrException;

/** Reads BibTeX files. */
final class ReferenceReader {

  private static final Pattern PLACE = Pattern.compile("at line (\\d+), column (\\d+)");

  private static final Pattern START =
      Pattern.compile(
          "^\\s*@[a-z]+\\s*\\{\\s*([^\\s,{}=]+)\\s*,",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final int DEEPEST = 100;

  private ReferenceReader() {}

  /**
   * The entries of a file in their order, abbreviations written out.
   *
   * @param file what to call it in messages
   * @throws CorpusException naming file, line and column if it is not well-formed; also if it has
   *     no entry, two with one key, or one without a key or with a part that cannot be shown
   */
  static List<Reference> read(String file, String bibtex) {
    BibTeXDatabase database = parse(file, bibtex);
    rejectTwins(file, bibtex);
    List<Reference> references = new ArrayList<>();
    for (BibTeXObject object : database.getObjects()) {
      if (object instanceof BibTeXEntry entry) {
        references.add(reference(file, entry));
      }
    }
    if (references.isEmpty()) {
      throw new CorpusException(file, "a BibTeX entry", "none");
    }
    return references;
  }

  /** Of two entries with one key jbibtex would drop one without a word. */
  private static void rejectTwins(String file, String bibtex) {
    Set<String> keys = new HashSet<>();
    Matcher start = START.matcher(bibtex);
    while (start.find()) {
      if (!keys.add(start.group(1).toLowerCase(Locale.ROOT))) {
        throw new CorpusException(
            file + ":" + line(bibtex, start.start(1)),
            "one entry a key",
            start.group(1) + " for the second time");
      }
    }
  }

  private static Reference reference(String file, BibTeXEntry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    entry
        .getFields()
        .forEach(
            (name, value) ->
                fields.put(
                    name.getValue().toLowerCase(Locale.ROOT),
                    value.toUserString().strip().replaceAll("\\s+", " ")));
    String key = entry.getKey().getValue();
    Reference reference =
        new Reference(key, entry.getType().getValue().toLowerCase(Locale.ROOT), fields);
    fields.forEach((name, value) -> ReferenceField.check(file + ": " + key, name, value));
    try {
      reference.text();
    } catch (IllegalArgumentException e) { // of a part, as of one name of several
      throw new CorpusException(file + ": " + key, "LaTeX that can be shown", e.getMessage());
    }
    return reference;
  }

  /** jbibtex and what shows LaTeX go down once for each brace. */
  private static void checkDepth(String file, String bibtex) {
    int depth = 0;
    for (int i = 0; i < bibtex.length(); i++) {
      char c = bibtex.charAt(i);
      depth = c == '{' ? depth + 1 : c == '}' ? Math.max(0, depth - 1) : depth;
      if (depth > DEEPEST) {
        throw new CorpusException(
            file + ":" + line(bibtex, i), "at most " + DEEPEST + " braces within braces", "more");
      }
    }
  }

  /** Where the last entry begins. */
  private static int start(String bibtex) {
    return Math.max(0, bibtex.lastIndexOf('@'));
  }

  private static long line(String bibtex, int at) {
    return 1 + bibtex.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static BibTeXDatabase parse(String file, String bibtex) {
    checkDepth(file, bibtex);
    try {
      return new Parser(file).parse(new StringReader(bibtex));
    } catch (ParseException e) {
      Token found = e.currentToken == null ? null : e.currentToken.next;
      if (found == null) { // jbibtex says no more of an entry that is not closed
        throw new CorpusException(
            file + ":" + line(bibtex, start(bibtex)),
            "a closing } or \" for what is opened",
            "the end");
      }
      throw new CorpusException(
          place(file, found),
          expected(e),
          found.kind == BibTeXParserConstants.EOF ? "the end" : found.image);
    } catch (TokenMgrException e) {
      Matcher place = PLACE.matcher(e.getMessage());
      throw new CorpusException(
          place.find() ? file + ":" + place.group(1) + ":" + place.group(2) : file,
          "BibTeX",
          "a character that has no place in it");
    }
  }

  private static String place(String file, Token token) {
    return file + ":" + token.beginLine + ":" + token.beginColumn;
  }

  /** What the grammar allows where it was broken. */
  private static String expected(ParseException e) {
    return Stream.of(e.expectedTokenSequences)
        .map(sequence -> e.tokenImage[sequence[0]].replace("<EOF>", "the end"))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  /** Says where what jbibtex would let pass, or not place, is. */
  private static final class Parser extends BibTeXParser {

    private final String file;

    Parser(String file) throws ParseException {
      this.file = file;
    }

    @Override
    public String nextKey() {
      throw new CorpusException(place(file, token), "a key in the entry that ends here", "none");
    }

    @Override
    public void checkStringResolution(Key name, BibTeXString string) {
      if (string == null) {
        throw new CorpusException(place(file, token), "a text or a known @string", name.getValue());
      }
    }

    @Override
    public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {
      throw new CorpusException(
          file, "entries that stand for themselves", "a crossref to " + key.getValue());
    }
  }
}
