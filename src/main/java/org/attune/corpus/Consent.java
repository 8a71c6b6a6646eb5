package org.attune.corpus;

/** What the people in a corpus, and its licence, allow. */
public enum Consent {
  /** To be read and counted. */
  RESEARCH,
  /** That results are shown. */
  PUBLICATION,
  /** That texts are sent, masked, to models on other machines. */
  REMOTE_MODELS,
  /** That models learn from it. */
  TRAINING
}
