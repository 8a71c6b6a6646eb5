package org.attune.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attune.ask.Chat;
import org.attune.ask.Chat.Variation;
import org.attune.corpus.Card;
import org.attune.protocol.TableEntry;
import org.attune.table.Counterpart;
import org.attune.table.Subject;
import org.attune.tally.Question.Against;

/**
 * What a table shows of models as raters. Each panel of models, those it names and, in a table
 * {@code against: judge}, each model with itself asked in another way, is a line, and each model of
 * it but the first is one beside the first; so are then each model beside people, and people: among
 * themselves and, as the human ceiling, each beside the others. Models stand beside all of an
 * item's raters, one more than are left beside a rater; {@code against: rest} has both beside as
 * many.
 */
record JudgeLines(PlannedCorpus corpus, TableEntry table, People people, Mistakes mistakes) {

  /**
   * What people's ratings become, as results call it.
   *
   * @param consensus by the rule of the table
   * @param mean where they are taken as they are: the mean of an item's
   * @param others without those of each rater in turn
   */
  record People(Counterpart consensus, Counterpart mean, Counterpart others) {}

  private static final Subject PEOPLE = new Subject.Among("raters");

  /** All lines about a dimension. */
  List<Line> all(int d) {
    boolean judged = table.against() == Against.JUDGE;
    List<Line> lines = new ArrayList<>();
    String source = corpus.dimensions().get(d).source();
    if (corpus.card().dimensions().get(source).by() == Card.Origin.PEOPLE) {
      Line raters = Line.ofRaters(PEOPLE, new Counterpart.None());
      lines.add(raters.against(Against.JUDGE));
      if (!corpus.card().aggregated(source)) {
        lines.add(raters);
        lines.add(Line.ofRaters(PEOPLE, people.others()).against(Against.REST));
      }
    }
    if (judged) {
      for (int m : judges(d)) {
        lines.addAll(ofJudge(m));
        variations(m, d).forEach((way, models) -> lines.addAll(ofPanel(otherwise(m, way), models)));
      }
    }
    table
        .panels()
        .forEach(
            (name, models) -> {
              List<Integer> panel = models.stream().map(corpus::model).toList();
              if (panel.stream().allMatch(m -> rates(m, d))) {
                lines.addAll(ofPanel(new Subject.Panel(name), panel));
              }
            });
    return judged
        ? lines
        : lines.stream().filter(line -> line.against() == Against.RATERS).toList();
  }

  /** Models that are wanted and do not ask in another way what one of them asks. */
  private List<Integer> judges(int d) {
    List<Integer> judges = new ArrayList<>();
    for (int m = 0; m < corpus.scorers().size(); m++) {
      int model = m;
      if (wanted(m) && rates(m, d) && judges.stream().noneMatch(j -> varies(model, j))) {
        judges.add(m);
      }
    }
    return judges;
  }

  private boolean wanted(int model) {
    return table.scorers().isEmpty()
        || table.scorers().contains(corpus.scorers().get(model).name());
  }

  private boolean varies(int model, int judge) {
    return asked(model) != null
        && asked(judge) != null
        && asked(model).variationOf(asked(judge)).isPresent();
  }

  /** A model with those wanted that ask the same in another way, by the way. */
  private Map<Variation, List<Integer>> variations(int judge, int d) {
    Map<Variation, List<Integer>> ways = new EnumMap<>(Variation.class);
    for (int m = 0; m < corpus.scorers().size(); m++) {
      if (m != judge && wanted(m) && rates(m, d) && varies(m, judge)) {
        ways.computeIfAbsent(
                asked(m).variationOf(asked(judge)).orElseThrow(),
                way -> new ArrayList<>(List.of(judge)))
            .add(m);
      }
    }
    return ways;
  }

  private Chat.Options asked(int model) {
    return corpus.scorers().get(model).options() instanceof Chat.Options of ? of : null;
  }

  private boolean rates(int model, int d) {
    return model >= 0 && corpus.rates(corpus.scorers().get(model), d);
  }

  private Subject otherwise(int judge, Variation way) {
    return new Subject.AskedOtherwise(model(judge), Subject.Way.valueOf(way.name()));
  }

  private Subject.Model model(int at) {
    return new Subject.Model(corpus.scorers().get(at).name());
  }

  /** A model beside people: its answers, and how these go with what it rates. */
  private List<Line> ofJudge(int m) {
    return List.of(
        ofModel(m, people.consensus(), Against.CONSENSUS),
        ofModel(m, people.mean(), Against.JUDGE));
  }

  private Line ofModel(int m, Counterpart reference, Against against) {
    return new Line(model(m), reference, against, m, Line.PEOPLE, Line.PEOPLE, List.of());
  }

  /** Models as raters, and each but the first beside the first: of two in the same row. */
  private List<Line> ofPanel(Subject panel, List<Integer> models) {
    checkSamples(panel, models);
    int judge = models.get(0);
    Counterpart first = new Counterpart.Answers(model(judge));
    List<Line> lines = new ArrayList<>(List.of(Line.ofPanel(panel, first, models)));
    for (int m : models.subList(1, models.size())) {
      Subject one = models.size() == 2 ? panel : new Subject.Member(panel, model(m));
      lines.add(new Line(one, first, Against.CONSENSUS, m, Line.PEOPLE, judge, List.of()));
    }
    return lines;
  }

  /** Tells of models that would agree because the answers of one are those of another. */
  private void checkSamples(Subject subject, List<Integer> panel) {
    for (int i = 0; i < panel.size(); i++) {
      for (int j = 0; j < i; j++) {
        Chat.Options of = asked(panel.get(i));
        Chat.Options before = asked(panel.get(j));
        if (of != null && before != null && of.repeats(before)) {
          mistakes.add(
              "scorers." + corpus.scorers().get(panel.get(i)).name() + ".sample",
              "samples that are none of those of "
                  + corpus.scorers().get(panel.get(j)).name()
                  + " ("
                  + before.samplesAsked()
                  + "), with which it stands in "
                  + subject.words(),
              of.samplesAsked());
        }
      }
    }
  }
}
