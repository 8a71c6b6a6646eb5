package org.attune.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.attune.Names;
import org.attune.catalog.Catalog;
import org.attune.corpus.Consensus;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCell.Groups;
import org.attune.protocol.CountedItems;
import org.attune.protocol.GroupDifference;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Analytic;
import org.attune.statistic.Statistic;
import org.attune.statistic.WithEpsilon;
import org.attune.table.Counterpart;
import org.attune.table.Subject;
import org.attune.table.Subject.Model;
import org.attune.table.Subject.PeopleOn;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Strata;
import org.attune.tally.Tallier;
import org.attune.tally.Tallier.Scope;
import org.attune.tally.TieTally;

/** Plans the cells of one table on one corpus. */
final class TablePlan {

  /** Where an item is counted once, as formulas for intervals expect. */
  private static final Set<Against> INDEPENDENT =
      Set.of(Against.RATERS, Against.CONSENSUS, Against.PAIRS);

  private static final int PEOPLE = Line.PEOPLE;

  private final Protocol protocol;
  private final Catalog catalog;
  private final Mistakes mistakes;
  private final PlannedCorpus corpus;
  private final TableEntry table;
  private final Against against;
  private final Consensus consensus;

  /** Between the names of two dimensions that are seen at once. */
  private static final String WITH = " with ";

  /** Items a line is about: of each group, of all, of two groups that are compared, or its gaps. */
  private record Division(Strata strata, Optional<Groups> between, boolean gaps) {
    Division(Strata strata) {
      this(strata, Optional.empty(), false);
    }

    boolean alone() {
      return between.isEmpty() && !gaps;
    }
  }

  TablePlan(
      Protocol protocol,
      Catalog catalog,
      Mistakes mistakes,
      PlannedCorpus corpus,
      TableEntry table) {
    this.protocol = protocol;
    this.catalog = catalog;
    this.mistakes = mistakes;
    this.corpus = corpus;
    this.table = table;
    against = table.against();
    consensus = table.consensus().orElse(protocol.reference());
  }

  void plan() {
    for (int d = 0; d < corpus.dimensions().size(); d++) {
      if (against == Against.TRAITS) {
        planTraits(d);
      } else if (shown(d)) {
        checkConsensus(d);
        for (Line line : lines(d)) {
          for (String name : table.statistics()) {
            Statistic<?> statistic = statistic(name);
            if (against != Against.JUDGE && table.panels().isEmpty() || fits(d, line, statistic)) {
              plan(d, line, statistic);
            }
          }
        }
      }
    }
  }

  /** True if a line among others has something to say by a statistic. */
  private boolean fits(int d, Line line, Statistic<?> statistic) {
    return line.fits(statistic) && !inBetween(d, line, statistic);
  }

  /** True if a statistic of categories meets a consensus that may lie between them. */
  private boolean inBetween(int d, Line line, Statistic<?> statistic) {
    return line.judge() < 0
        && (line.against() == Against.CONSENSUS || line.against() == Against.REST)
        && statistic.tallier().needsCategories()
        && corpus.dimensions().get(d).scale().ordered()
        && consensus.betweenCategories();
  }

  private boolean shown(int d) {
    return table.dimensions().isEmpty()
        || table.dimensions().contains(corpus.dimensions().get(d).name());
  }

  /** Cells of a dimension, and of it and each later one, of people and of each model with them. */
  private void planTraits(int d) {
    for (int other = d; other < corpus.dimensions().size(); other++) {
      if (shown(d) && shown(other) && ordered(d) && ordered(other)) {
        for (Line line : traits(d, other)) {
          for (String name : table.statistics()) {
            Statistic<?> statistic = catalog.statistic(name);
            if (statistic.tallier().traits() == (other == d ? 1 : 2)) {
              planTraits(d, other, line, statistic);
            }
          }
        }
      }
    }
  }

  private void planTraits(int d, int other, Line line, Statistic<?> statistic) {
    String name = corpus.dimensions().get(other).name();
    String dimension = corpus.shown(d) + (other == d ? "" : WITH + name);
    int second = other == d ? -1 : other;
    for (Division division : divisions(line)) {
      String tallier = statistic.tallier().name();
      int entry = corpus.entry(Entry.ofTraits(tallier, d, second, line.of(), division.strata()));
      corpus
          .cells()
          .add(
              new PlannedCell(
                  table,
                  entry,
                  -1,
                  -1,
                  -1,
                  consensus,
                  line.scorer(),
                  line.reference(),
                  dimension,
                  "",
                  statistic,
                  division.between(),
                  division.gaps()));
    }
  }

  private boolean ordered(int d) {
    return corpus.dimensions().get(d).scale().ordered();
  }

  /** People among themselves, and each model that rates both dimensions. */
  private List<Line> traits(int d, int other) {
    Subject.Among raters = new Subject.Among("raters");
    Counterpart people = new Counterpart.Ratings(raters.words());
    List<Line> lines = new ArrayList<>(List.of(Line.ofRaters(raters, people)));
    for (int m = 0; m < corpus.scorers().size(); m++) {
      String name = corpus.scorers().get(m).name();
      boolean wanted = table.scorers().isEmpty() || table.scorers().contains(name);
      if (wanted && rates(m, d) && rates(m, other)) {
        lines.add(line(new Model(name), people, m, PEOPLE));
      }
    }
    return lines;
  }

  private Statistic<?> statistic(String name) {
    Statistic<?> statistic = catalog.statistic(name);
    return statistic instanceof WithEpsilon<?> of ? of.with(table.epsilon()) : statistic;
  }

  private void checkConsensus(int d) {
    String unfit = consensus.unfit(corpus.dimensions().get(d).scale());
    Question.Dimension dimension = corpus.dimensions().get(d);
    if (consenting(d) && consensus.recorded() && !corpus.card().concludes(dimension.source())) {
      mistakes.add(
          (table.consensus().isPresent() ? "tables." + table.name() + "." : "") + "consensus.rule",
          "a rule other than aggregated for dimension "
              + dimension.name()
              + ", of which the card has no aggregated ratings",
          "aggregated");
    }
    if (consenting(d) && !unfit.isEmpty()) {
      mistakes.add(
          (table.consensus().isPresent() ? "tables." + table.name() + "." : "") + "consensus.rule",
          unfit + " for dimension " + corpus.dimensions().get(d).name(),
          Names.kebab(consensus.rule()));
    }
  }

  private List<Line> lines(int d) {
    Counterpart others = others();
    Line people = line(new Subject.People(), others, PEOPLE, PEOPLE);
    switch (against) {
      case RATERS:
        return table.panels().isEmpty()
            ? List.of(Line.ofRaters(new Subject.Among(), new Counterpart.None()))
            : judges(d);
      case JUDGE:
        return judges(d);
      case PAIRS:
        Counterpart each = new Counterpart.Answers(people.scorer());
        return List.of(line(people.scorer(), each, PEOPLE, PEOPLE));
      case EACH_RATER:
        return List.of(people);
      case ALONE:
        return alone(d);
      case REST:
        List<Line> rest = new ArrayList<>(List.of(people));
        rest.addAll(models(d, others));
        return rest;
      default:
        return models(d, reference(corpus.dimensions().get(d).source()));
    }
  }

  private Counterpart others() {
    String rule = Names.kebab(consensus.rule());
    return new Counterpart.Ratings(consensus.recorded() ? rule : "other raters, " + rule);
  }

  private List<Line> judges(int d) {
    String source = corpus.dimensions().get(d).source();
    Consensus mean = new Consensus(Consensus.Rule.MEAN, 2, consensus.ties(), consensus.seed());
    Counterpart ratings = new Counterpart.Ratings(corpus.reference(source, mean));
    JudgeLines.People people = new JudgeLines.People(reference(source), ratings, others());
    return new JudgeLines(corpus, table, people, mistakes).all(d);
  }

  private Line line(Subject scorer, Counterpart reference, int of, int by) {
    return new Line(scorer, reference, against, of, by, reference(), List.of());
  }

  /** People, where they rated, and each model, compared with nobody. */
  private List<Line> alone(int d) {
    List<Line> lines = new ArrayList<>();
    if (rated(d) && table.scorers().isEmpty()) {
      Subject people = new Subject.Among("raters");
      lines.add(line(people, new Counterpart.None(), PEOPLE, PEOPLE));
    }
    lines.addAll(models(d, new Counterpart.None()));
    return lines;
  }

  private boolean rated(int d) {
    String source = corpus.dimensions().get(d).source();
    return corpus.card().tables().stream()
        .flatMap(t -> t.ratings().stream())
        .anyMatch(r -> r.dimension().equals(source) && !r.models());
  }

  private Counterpart reference(String source) {
    return table
        .reference()
        .<Counterpart>map(name -> new Counterpart.Answers(new Model(name)))
        .orElse(new Counterpart.Ratings(corpus.reference(source, consensus)));
  }

  /** Lines of scorers, their differences and their shares. */
  private List<Line> models(int d, Counterpart reference) {
    List<Line> lines = new ArrayList<>();
    for (int m = 0; m < corpus.scorers().size(); m++) {
      ScorerEntry scorer = corpus.scorers().get(m);
      Model model = new Model(scorer.name());
      boolean wanted = table.scorers().isEmpty() || table.scorers().contains(scorer.name());
      if (wanted && rates(m, d) && !scorer.name().equals(table.reference().orElse(""))) {
        if (against == Against.REST && table.items() == CountedItems.COMMON) {
          lines.add(line(new PeopleOn(model), reference, PEOPLE, m));
        }
        lines.add(line(model, reference, m, PEOPLE));
        if (table.share()) {
          lines.add(line(new Subject.Share(model), reference, m, PEOPLE));
        }
      }
    }
    for (TableEntry.Difference difference : table.differences()) {
      int of = corpus.model(difference.of());
      int by = corpus.model(difference.minus());
      if (rates(of, d) && rates(by, d)) {
        Subject both =
            new Subject.Difference(new Model(difference.of()), new Model(difference.minus()));
        lines.add(line(both, reference, of, by));
      }
    }
    boolean known = table.reference().isEmpty() || rates(reference(), d);
    return known ? lines : List.of();
  }

  private boolean rates(int model, int d) {
    return model >= 0 && corpus.rates(corpus.scorers().get(model), d);
  }

  private int reference() {
    return table.reference().map(corpus::model).orElse(PEOPLE);
  }

  private void plan(int d, Line line, Statistic<?> statistic) {
    boolean pairwise = statistic.tallier().needsRival();
    if (pairwise && !(line.scorer() instanceof Subject.Difference)) {
      return;
    }
    Scale scale = corpus.dimensions().get(d).scale();
    if (inBetween(d, line, statistic)) {
      mistakes.add(
          "tables." + table.name() + ".statistics",
          "statistics of values, because the consensus may lie between the categories",
          statistic.name());
    }
    Scope scope = statistic.scope(scale);
    int labels = scope == Scope.NONE ? 0 : scope == Scope.WHOLE ? 1 : scale.size();
    for (int at = 0; at < labels; at++) {
      int label = scope == Scope.WHOLE ? -1 : at;
      for (Division division : divisions(line)) {
        boolean divided = statistic.tallier().together() || statistic.tallier().acrossGroups();
        if (!divided || !division.strata().none()) {
          plan(d, line, statistic, label, division);
        }
      }
    }
  }

  /** All items, each group of the strata, and the differences and gaps of groups of one subject. */
  private List<Division> divisions(Line line) {
    List<Division> divisions = new ArrayList<>();
    divisions.add(new Division(Strata.NONE));
    if (!table.strata().isEmpty()) {
      Strata strata = new Strata(table.strata());
      divisions.add(new Division(strata));
      if (!line.scorer().ofTwo() && !(line.scorer() instanceof PeopleOn)) {
        for (GroupDifference groups : table.between()) {
          String of = strata.group(groups.of());
          String minus = groups.minus().isEmpty() ? strata.rest(of) : strata.group(groups.minus());
          boolean ratio = groups.as() == GroupDifference.As.RATIO;
          divisions.add(new Division(strata, Optional.of(new Groups(of, minus, ratio)), false));
        }
        if (table.gaps().isPresent()) {
          divisions.add(new Division(strata, Optional.empty(), true));
        }
      }
    }
    return divisions;
  }

  private void plan(int d, Line line, Statistic<?> statistic, int label, Division division) {
    Strata strata = division.strata();
    boolean rival = statistic.tallier().needsRival();
    int first =
        entry(statistic.tallier(), d, line, line.of(), rival ? line.by() : -1, label, strata);
    boolean alone = rival || !line.scorer().ofTwo() && !(line.scorer() instanceof PeopleOn);
    int second = alone ? -1 : entry(statistic.tallier(), d, line, line.by(), -1, label, strata);
    Optional<Analytic<?>> analytic =
        table.analytic() && alone && INDEPENDENT.contains(line.against()) && division.alone()
            ? statistic.analytic()
            : Optional.empty();
    corpus
        .cells()
        .add(
            new PlannedCell(
                table,
                first,
                second,
                analytic
                    .map(a -> entry(a.tallier(), d, line, line.of(), -1, label, strata))
                    .orElse(-1),
                statistic.tallier().wholePanel()
                        || !division.alone()
                        || against == Against.ALONE && line.of() >= 0
                    ? -1
                    : ties(d, line, strata),
                consensus,
                line.scorer(),
                line.reference(statistic),
                corpus.shown(d),
                label < 0 ? "" : corpus.dimensions().get(d).scale().name(label),
                statistic,
                division.between(),
                division.gaps()));
  }

  /** Where ties are counted: of the panels the consensus is formed of, whoever answers. */
  private int ties(int d, Line line, Strata strata) {
    boolean majority = consensus.rule() == Consensus.Rule.MAJORITY;
    if (!consenting(line) || !majority && consensus.rule() != Consensus.Rule.MEDIAN) {
      return -1;
    }
    boolean whole = line.against() == Against.CONSENSUS || line.against() == Against.ALONE;
    Against panels = whole ? Against.RATERS : line.against();
    String tallier = (majority ? TieTally.MAJORITY : TieTally.MEDIAN).name();
    return corpus.entry(new Entry(tallier, d, panels, PEOPLE, null, -1, -1, -1, strata));
  }

  /** True if answers of a line are compared with a consensus of people. */
  private static boolean consenting(Line line) {
    return line.judge() < 0
        && line.against() != Against.JUDGE
        && line.against() != Against.RATERS
        && line.against() != Against.PAIRS;
  }

  /** True if answers are compared with a consensus of people. */
  private boolean consenting(int d) {
    return (against != Against.ALONE || rated(d))
        && against != Against.RATERS
        && against != Against.PAIRS
        && against != Against.TRAITS
        && table.reference().isEmpty();
  }

  private int entry(
      Tallier<?> tallier, int d, Line line, int model, int rival, int label, Strata strata) {
    return corpus.entry(
        new Entry(
                tallier.name(),
                d,
                line.against(),
                model,
                table.consensus().orElse(null),
                line.judge(),
                rival,
                label,
                strata)
            .ratedBy(line.panel()));
  }
}
