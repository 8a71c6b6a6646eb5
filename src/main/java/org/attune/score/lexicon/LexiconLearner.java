package org.attune.score.lexicon;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Learns a lexicon for {@link Lexicon} from labelled texts and prints how well it does.
 *
 * <p>For each label against the rest, the weight of a word is its log-odds ratio {@link
 * LogOdds#delta()} between the texts that hold it, with all texts' frequencies scaled to {@code
 * prior} pseudo-counts as the prior; kept where |z| is above a threshold and, for a positive
 * weight, at least {@code least} texts with the label hold it. Pairs of neighbouring words are
 * counted as a vocabulary of their own, need a greater |z| and weigh half, since the two words of a
 * pair speak for themselves too. Prior and scale of each label are fitted on the development texts
 * ({@link PlattScaling}). The same input gives the same bytes.
 */
@Command(
    name = "lexicon-learner",
    sortOptions = false,
    description = "Learns a lexicon from labelled texts.")
public final class LexiconLearner implements Callable<Integer> {

  private static final double PAIR_SHARE = 0.5;

  @Option(
      names = "--train",
      required = true,
      description = "rows text, labels; tab-separated, no header, no quoting")
  private Path train;

  @Option(
      names = "--dev",
      required = true,
      description = "development texts: calibration and thresholds")
  private Path dev;

  @Option(names = "--test", description = "test texts: only reported")
  private Path test;

  @Option(
      names = "--labels",
      required = true,
      description = "label names, one a line; texts name them or number them from 0")
  private Path labels;

  @Option(
      names = "--group",
      paramLabel = "NEW=LABEL,LABEL...",
      description = "labels to learn as one; the others stay, after the groups")
  private final Map<String, String> groups = new LinkedHashMap<>();

  @Option(
      names = "--source",
      required = true,
      description = "what the texts are, their licence and citation")
  private String source;

  @Option(
      names = "--least",
      description =
          "texts a word or pair must be in, for a positive weight with the label (default ${DEFAULT-VALUE})")
  private int least = 5;

  @Option(names = "--prior", description = "pseudo-counts of the prior (default ${DEFAULT-VALUE})")
  private double prior = 10_000;

  @Option(names = "--threshold", description = "least |z| of a word (default ${DEFAULT-VALUE})")
  private double threshold = 2.5;

  @Option(
      names = "--pair-threshold",
      description = "least |z| of a pair (default ${DEFAULT-VALUE})")
  private double pairThreshold = 4;

  @Option(names = "--out", required = true, description = "the lexicon file to write")
  private Path out;

  @Spec private CommandSpec spec;

  LexiconLearner() {}

  /** See {@code --help}, or README.md beside the shipped lexicons. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new LexiconLearner()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<String> written =
        Files.readAllLines(labels, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.isBlank())
            .toList();
    List<String> names = new ArrayList<>(groups.keySet());
    Map<String, Integer> position = positions(written, names);
    ToIntFunction<String> bit = label -> position.getOrDefault(label, -1);
    List<LabelledText> development = LabelledText.read(dev, bit);
    byte[] lexicon = learn(names, LabelledText.read(train, bit), development);
    Files.write(out, lexicon);
    LexiconReport report =
        new LexiconReport(names, new WordWeights(out.toString(), lexicon), development);
    PrintWriter print = spec.commandLine().getOut();
    print.print(report.of("dev", development));
    if (test != null) {
      print.print(report.of("test", LabelledText.read(test, bit)));
    }
    print.flush();
    return 0;
  }

  /** Position of each label by name and by number; labels outside groups are added to the names. */
  private Map<String, Integer> positions(List<String> written, List<String> names) {
    Map<String, Integer> position = new TreeMap<>();
    for (Map.Entry<String, String> group : groups.entrySet()) {
      for (String member : group.getValue().split(",")) {
        if (!written.contains(member)
            || position.put(member, names.indexOf(group.getKey())) != null) {
          throw new ParameterException(
              spec.commandLine(),
              "group " + group.getKey() + ": " + member + " is unknown or in two groups");
        }
      }
    }
    for (int i = 0; i < written.size(); i++) {
      String label = written.get(i);
      if (!position.containsKey(label)) {
        if (names.contains(label)) {
          throw new ParameterException(
              spec.commandLine(), "label " + label + " is outside the group of its name");
        }
        names.add(label);
        position.put(label, names.size() - 1);
      }
      position.put(Integer.toString(i), position.get(label));
    }
    if (names.size() > Long.SIZE - 1) {
      throw new ParameterException(spec.commandLine(), "at most 63 labels, found " + names.size());
    }
    return position;
  }

  private byte[] learn(
      List<String> names, List<LabelledText> texts, List<LabelledText> development) {
    SortedMap<String, int[]> words = new TreeMap<>();
    SortedMap<String, int[]> pairs = new TreeMap<>();
    for (LabelledText text : texts) {
      for (String term : Words.terms(Words.of(text.text())).keySet()) {
        int[] count =
            (term.indexOf(' ') < 0 ? words : pairs)
                .computeIfAbsent(term, t -> new int[names.size() + 1]);
        count[names.size()]++;
        for (int label = 0; label < names.size(); label++) {
          count[label] += text.has(label) ? 1 : 0;
        }
      }
    }
    SortedMap<String, String> rows = new TreeMap<>();
    weigh(words, names, threshold, 1, rows);
    weigh(pairs, names, pairThreshold, PAIR_SHARE, rows);
    String body = String.join("", rows.values());
    String flat =
        names.stream().map(name -> "#label\t" + name + "\t0\t1\n").reduce("", String::concat);
    WordWeights weights =
        new WordWeights("lexicon", (flat + body).getBytes(StandardCharsets.UTF_8));
    double[][] evidence =
        development.stream().map(text -> weights.evidence(text.text())).toArray(double[][]::new);
    StringBuilder head = new StringBuilder(comment());
    for (int label = 0; label < names.size(); label++) {
      double[] column = new double[evidence.length];
      boolean[] positive = new boolean[evidence.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = evidence[i][label];
        positive[i] = development.get(i).has(label);
      }
      PlattScaling fit = PlattScaling.fit(column, positive);
      head.append("#label\t")
          .append(names.get(label))
          .append('\t')
          .append(fixed(fit.prior(), 4))
          .append('\t')
          .append(fixed(fit.scale(), 4))
          .append('\n');
    }
    return head.append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  private void weigh(
      SortedMap<String, int[]> counts,
      List<String> names,
      double above,
      double share,
      Map<String, String> rows) {
    counts.values().removeIf(count -> count[names.size()] < least);
    long[] totals = new long[names.size() + 1];
    counts.values().forEach(count -> Arrays.setAll(totals, k -> totals[k] + count[k]));
    double all = totals[names.size()];
    counts.forEach(
        (term, count) -> {
          StringBuilder row = new StringBuilder();
          int every = count[names.size()];
          for (int label = 0; label < names.size(); label++) {
            LogOdds odds =
                LogOdds.of(
                    count[label],
                    totals[label],
                    every - count[label],
                    all - totals[label],
                    prior * every / all,
                    prior);
            if (Math.abs(odds.z()) > above && (odds.delta() < 0 || count[label] >= least)) {
              row.append(term)
                  .append('\t')
                  .append(names.get(label))
                  .append('\t')
                  .append(fixed(share * odds.delta(), 3))
                  .append('\n');
            }
          }
          if (!row.isEmpty()) {
            rows.put(term, row.toString());
          }
        });
  }

  private String comment() {
    // An older name of the package stays: scores are known by the bytes of a lexicon.
    return """
        # Lexicon learned by org.attune.score.LexiconLearner; how to read it: org.attune.score.Lexicon.
        # Source: %s
        # Rows: word or pair of words, label, weight. Weight: log-odds ratio of the texts with the label against the
        # rest with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, doi:10.1093/pan/mpn018, eq. 16),
        # kept where |z| (eq. 22) > %s (pairs: > %s, weights times %s); prior %s pseudo-counts by the
        # frequencies in all texts; words in at least %d texts, for a positive weight with the label. No texts are here.
        # Rows #label: name, prior, scale, fitted on the development texts; log-odds = prior + scale x evidence.
        """
        .formatted(
            source, plain(threshold), plain(pairThreshold), plain(PAIR_SHARE), plain(prior), least);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String fixed(double number, int decimals) {
    return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
