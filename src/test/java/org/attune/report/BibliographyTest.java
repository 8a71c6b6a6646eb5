package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BibliographyTest {

  private static final Bibliography SHIPPED = Bibliography.shipped();

  private static final String OWN =
      """
      % how we ask to be cited
      @string{jv = {Journal of {V}oices}}
      @InProceedings{mine,
        Title = "Say {It} \\& see",
        AUTHOR = {Le Guin, U. K. and {Voices and Co} and
                  King, Jr, Martin},
        booktitle = jv # " 2",
        month = feb, year = 2001
      }
      """;

  private static Card card(String title, String citation, String doi) {
    return new Card(
        "mine",
        title,
        "a shelf",
        "none",
        citation,
        Optional.ofNullable(doi),
        "en",
        List.of(),
        Card.SingleRatings.PROTECTED,
        false,
        List.of(),
        Optional.empty(),
        Map.of(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cohen1960; Jacob Cohen (1960). A coefficient of agreement for nominal scales. Educational and Psychological"
            + " Measurement 20(1), 37–46. doi:10.1177/001316446002000104",
        "gwet2014; Kilem L. Gwet (2014). Handbook of Inter-Rater Reliability. 4th edition. Advanced Analytics. ISBN"
            + " 978-0-9708062-8-4",
        "fisher1921; R. A. Fisher (1921). On the “probable error” of a coefficient of correlation deduced from a small"
            + " sample. Metron 1, 3–32.",
        "devet2006; Henrica C. W. de Vet, Caroline B. Terwee, Dirk L. Knol and Lex M. Bouter (2006). When to use"
            + " agreement versus reliability measures. Journal of Clinical Epidemiology 59(10), 1033–1039."
            + " doi:10.1016/j.jclinepi.2005.10.015",
        "opitz2019; Juri Opitz and Sebastian Burst (2019). Macro F1 and macro F1. arXiv:1911.03347",
        "leonardelli2025; Elisa Leonardelli et al. (2025). LeWiDi-2025 at NLPerspectives: the third edition of the"
            + " learning with disagreements shared task. doi:10.48550/arXiv.2510.08460",
        "krippendorff2011; Klaus Krippendorff (2011). Computing Krippendorff's alpha-reliability. University of"
            + " Pennsylvania, Annenberg School for Communication. https://repository.upenn.edu/asc_papers/43",
        "godbole2004; Shantanu Godbole and Sunita Sarawagi (2004). Discriminative methods for multi-labeled"
            + " classification. In Advances in Knowledge Discovery and Data Mining (PAKDD), 22–30."
            + " doi:10.1007/978-3-540-24775-3_5",
        "djl; The Deep Java Library contributors. Deep Java Library: an engine-agnostic deep learning framework in"
            + " Java. Software. https://djl.ai"
      })
  void anEntryIsALineToRead(String key, String text) {
    assertThat(SHIPPED.text(key)).isEqualTo(text);
  }

  @Test
  void everyEntryCanBeRead() {
    for (String key : SHIPPED.keys()) {
      assertThat(SHIPPED.text(key)).as(key).doesNotContain("\\", "{", "}", "  ", "..");
    }
  }

  @Test
  void keysComeOnceInTheirOrder() {
    String bibtex = SHIPPED.bibtex(List.of("scott1955", "cohen1960", "scott1955"));
    assertThat(bibtex)
        .isEqualTo(
            """
            @article{cohen1960,
              author = {Cohen, Jacob},
              title = {A coefficient of agreement for nominal scales},
              journal = {Educational and Psychological Measurement},
              year = {1960},
              volume = {20},
              number = {1},
              pages = {37--46},
              doi = {10.1177/001316446002000104}
            }

            @article{scott1955,
              author = {Scott, William A.},
              title = {Reliability of content analysis: the case of nominal scale coding},
              journal = {Public Opinion Quarterly},
              year = {1955},
              volume = {19},
              number = {3},
              pages = {321--325},
              doi = {10.1086/266577}
            }
            """);
    assertThat(SHIPPED.bibtex(List.of("cohen1960", "scott1955"))).isEqualTo(bibtex);
    assertThat(SHIPPED.bibtex(List.of())).isEmpty();
  }

  @Test
  void whatIsWrittenCanBeReadAgain() {
    Bibliography all =
        SHIPPED
            .with("citation.bib", OWN.replace("mine", "yours"))
            .with(card("A {b", "C \\ (2001)", "10.1/x"));
    String bibtex = all.bibtex(all.keys());
    Bibliography again = SHIPPED.with("again", bibtex);
    assertThat(again.keys()).isEqualTo(all.keys());
    assertThat(again.bibtex(again.keys())).isEqualTo(bibtex);
  }

  @Test
  void abbreviationsAreWrittenOut() {
    Bibliography own = SHIPPED.with("citation.bib", OWN);
    assertThat(own.bibtex(List.of("mine")))
        .isEqualTo(
            """
            @inproceedings{mine,
              title = {Say {It} \\& see},
              author = {Le Guin, U. K. and {Voices and Co} and King, Jr, Martin},
              booktitle = {Journal of {V}oices 2},
              month = {February},
              year = {2001}
            }
            """);
    assertThat(own.text("mine"))
        .isEqualTo(
            "U. K. Le Guin, Voices and Co and Martin King, Jr (2001). Say It & see. In Journal of Voices 2.");
  }

  @Test
  void aCardSpeaksForACorpusWithoutAnEntry() {
    Bibliography own =
        SHIPPED.with(card("5 % of {all} texts", "Me & you (2001). Texts_1.", "arXiv:2001.1"));
    assertThat(own.text("mine"))
        .isEqualTo("5 % of {all} texts. Me & you (2001). Texts_1. arXiv:2001.1");
    assertThat(own.bibtex(List.of("mine")))
        .isEqualTo(
            """
            @misc{mine,
              title = {{5 \\% of \\textbraceleft{}all\\textbraceright{} texts}},
              note = {Me \\& you (2001). Texts\\_1.},
              eprint = {2001.1},
              archiveprefix = {arXiv}
            }
            """);
    assertThat(SHIPPED.with(card("T", "C", "10.1/a_b")).text("mine")).endsWith(" doi:10.1/a_b");
    assertThat(SHIPPED.with(card("T", "C", null)).text("mine")).isEqualTo("T. C.");
  }

  @Test
  void anUnknownKeyIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHIPPED.text("nobody2001"))
        .withMessage("nothing to cite has the key nobody2001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHIPPED.bibtex(List.of("cohen1960", "nobody2001")))
        .withMessage("nothing to cite has the key nobody2001");
  }

  @Test
  void whatIsTooDeepIsSaidWithItsPlace() {
    String deep = "@misc{a,\n title = {" + "{".repeat(10_000) + "}".repeat(10_000) + "}}";
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> SHIPPED.with("citation.bib", deep))
        .withMessage("citation.bib:2: expected at most 100 braces within braces, found more");
    String accents = "@misc{a, title = {" + "\\\"".repeat(10_000) + "a}}";
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> SHIPPED.with("citation.bib", accents))
        .withMessage(
            "citation.bib: a: title: expected LaTeX that can be shown, found too deep commands");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "@article{a,|  title {x}|}; citation.bib:2:9: expected \"=\", found {",
        "@article{a,|  title = {x}|  year = 2001|}; citation.bib:3:3: expected \"#\" or \",\" or \"}\", found year",
        "@article{a,|  title = {x|}; citation.bib:3:1: expected \"#\" or \",\" or \"}\", found the end",
        "@article{a, title = {x}}|rest; citation.bib:2:1: expected \",\" or \"@\" or the end, found rest",
        "@article{a,|  title = jv}; citation.bib:2:11: expected a text or a known @string, found jv",
        "@article{,|  title = {x}}; citation.bib:2:14: expected a key in the entry that ends here, found none",
        "@article{a, title = {x}}|@misc{b, crossref = {a}}; citation.bib: expected entries that stand for themselves,"
            + " found a crossref to a",
        "@misc{b, title = {x}}|@article{a, title = \"x|; citation.bib:2: expected a closing } or \" for what is"
            + " opened, found the end",
        "title = {x}; citation.bib: expected a BibTeX entry, found none",
        "''; citation.bib: expected a BibTeX entry, found none",
        "@misc{a, title = {\\foo x}}; citation.bib: a: title: expected LaTeX that can be shown, found \\foo in \\foo x",
        "@misc{a, title = {x}}|@misc{a, title = {y}}; citation.bib:2: expected one entry a key, found a for the second time",
        "@misc{cohen1960, title = {x}}; citation.bib: expected one entry a key, found cohen1960, which another entry"
            + " has"
      })
  void whatIsNoBibtexIsSaidWithItsPlace(String bibtex, String message) {
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> SHIPPED.with("citation.bib", bibtex.replace('|', '\n')))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doi = {10.1000/1\\input{/etc/passwd}}",
        "doi = {10.1000/1 \\write18{id}}",
        "doi = {10.1000/1^^5cinput x}",
        "doi = {javascript:alert(1)}",
        "url = {https://a.org/\\input{/etc/passwd}}",
        "url = {\\url{https://a.org/} \\input{/etc/passwd}}",
        "url = {file:///etc/passwd}",
        "url = {https://a.org/^^5cinput}",
        "eprint = {\\immediate\\write18{id}}",
        "isbn = {\\input x}",
        "keywords = {a, \\input{/etc/passwd}}",
        "keywords = {\\csname input\\endcsname /etc/passwd}",
        "abstract = {We \\immediate\\write18{touch x}}",
        "abstract = {We ^^5cinput /etc/passwd }",
        "annote = {\\directlua{os.exit()}}",
        "note = {\\catcode`\\@=0 @input x}",
        "title = {x ^^5cwrite18{id}}",
      })
  void commandsThatReadWriteOrRunAreRefusedInEveryField(String field) {
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> SHIPPED.with("citation.bib", "@misc{a, " + field + "}"))
        .withMessageStartingWith("citation.bib: a: " + field.replaceAll(" .*", "") + ": expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "doi = {10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2}",
        "doi = {10.1000/a\\_b}",
        "doi = {https://doi.org/10.1000/ab}",
        "doi = {}",
        "url = {https://a.org/b_c?d=%20&e=~f#g}",
        "url = {\\url{https://a.org/b\\_c}}",
        "eprint = {1911.03347}",
        "eprint = {https://www.jstor.org/stable/1}",
        "isbn = {978-0-9708062-8-4, 0-19-852011-X}",
        "keywords = {emotion, 5 \\% of {T}alk}",
        "abstract = {We \\emph{ask} $n = 3$ people of 1\\,000.}",
      })
  void whatCitationsAreMadeOfIsKept(String field) {
    Bibliography own = SHIPPED.with("citation.bib", "@misc{a, title = {x}, " + field + "}");
    assertThat(own.bibtex(List.of("a"))).contains("  " + field + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1/x},\n  note = {y",
        "10.1/\\input{/etc/passwd}",
        "arXiv:1\\write18{id}",
        "10.1/a b",
        "10.1/^^5cinput"
      })
  void anIdentifierOfACardIsOne(String doi) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card("T", "C", doi))
        .withMessageContaining(
            "doi: expected a DOI such as 10.1000/182, or an identifier of arXiv");
  }

  @Test
  void aNameOfACorpusIsNoTexInItsKey() {
    Card odd =
        new Card(
            "a}, \\input{b",
            "T",
            "S",
            "L",
            "C",
            Optional.empty(),
            "en",
            List.of(),
            Card.SingleRatings.PROTECTED,
            false,
            List.of(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of());
    assertThat(SHIPPED.with(odd).bibtex(List.of(odd.name()))).startsWith("@misc{a-input-b,\n");
  }

  @Test
  void anEntryOfACorpusHasItsName() {
    Card card = card("T", "C", null);
    assertThat(SHIPPED.with(card, "citation.bib", OWN).text("mine")).startsWith("U. K. Le Guin");
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> SHIPPED.with(card, "citation.bib", "@misc{yours, title = {x}}"))
        .withMessage("citation.bib: expected an entry with the key mine, found yours");
  }
}
