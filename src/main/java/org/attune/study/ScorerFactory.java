package org.attune.study;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.SortedMap;
import org.attune.corpus.Scale;
import org.attune.score.Models;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.spark.Scoring;

/** Makes the scorer anywhere. */
record ScorerFactory(
    Class<? extends Scorer> type,
    Record options,
    SortedMap<String, Scale> dimensions,
    Models models,
    String fitted,
    String data)
    implements Scoring.Factory, Serializable {

  /** Version of the numbers that scorers of a class give. */
  static int version(Class<? extends Scorer> type) {
    NumbersVersion version = type.getAnnotation(NumbersVersion.class);
    if (version == null) {
      throw new IllegalStateException(type + " needs a @NumbersVersion");
    }
    return version.value();
  }

  @Override
  public Path corpus() {
    return Path.of(data);
  }

  @Override
  public Scorer open(String device) {
    try {
      Request request = new Request(dimensions, models, Path.of(fitted), device);
      return type.getConstructor(options.getClass(), Request.class).newInstance(options, request);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " needs a public constructor (Options, Request)", e);
    }
  }
}
