package org.attune.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.protocol.TableEntry;
import org.attune.table.Stratum;
import org.attune.tally.Question.Against;

/** How many items of its corpora a study read, and on how many its results rest. */
final class Sample {

  /** Where an item is counted once; elsewhere it is counted for each rater or pair of raters. */
  private static final Set<Against> ONCE =
      Set.of(Against.CONSENSUS, Against.RATERS, Against.TRAITS);

  private final FinishedStudy account;

  Sample(FinishedStudy account) {
    this.account = account;
  }

  /** Items of a corpus, and on how many of them results rest if that is known and not all. */
  String of(String corpus) {
    return of(List.of(corpus), "");
  }

  /** The same of all corpora together. */
  String ofAll() {
    int corpora = account.cards().size();
    return of(account.cards().keySet(), " in " + number(corpora, "corpus", "corpora"));
  }

  private String of(Collection<String> corpora, String where) {
    long all = corpora.stream().mapToLong(corpus -> account.corpus(corpus).items()).sum();
    LongSummaryStatistics counted =
        corpora.stream().flatMap(this::counted).mapToLong(Long::longValue).summaryStatistics();
    String read = number(all, "item", "items") + where;
    if (counted.getCount() == 0 || counted.getMin() == all) {
      return read;
    }
    return "%s, of which results%s rest on %s"
        .formatted(
            read,
            account.protocol().dimensions().size() > 1
                ? " on each dimension"
                : corpora.size() > 1 ? " on each corpus" : "",
            range(counted.getMin(), counted.getMax()));
  }

  /** Items counted in each cell that counts all items of a dimension once. */
  private Stream<Long> counted(String corpus) {
    List<String> once =
        account.protocol().tables().stream()
            .filter(t -> ONCE.contains(t.against()))
            .map(TableEntry::name)
            .toList();
    return account.tables().stream()
        .filter(t -> once.contains(t.name()))
        .flatMap(t -> t.cells().stream())
        .filter(c -> c.stratum() instanceof Stratum.All && !c.suppressed())
        .filter(c -> account.cards().size() == 1 || c.dimension().startsWith(corpus + "/"))
        .map(c -> c.items());
  }

  private static String range(long least, long most) {
    return least == most ? digits(least) : digits(least) + " to " + digits(most);
  }

  private static String number(long count, String one, String several) {
    return digits(count) + " " + (count == 1 ? one : several);
  }

  private static String digits(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
