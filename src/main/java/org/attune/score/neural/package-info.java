/**
 * Rating by neural models in TorchScript: {@link org.attune.score.neural.Djl}, text as {@linkplain
 * org.attune.score.neural.TextVectors vectors}, and all that reads, checks and runs a {@link
 * org.attune.score.neural.ModelFolder}. It knows DJL, which nobody but {@code train} may name
 * beside it. Models are run here, not trained.
 */
package org.attune.score.neural;
