/**
 * Encoders whose tokens stand in one stream without padding, computed by oneDNN: weights, what they
 * are {@linkplain org.attune.score.packed.KnownEncoders recognised} by, and {@linkplain
 * org.attune.score.packed.TokenStream running} them. It knows neither texts nor tokenizers nor
 * TorchScript, and is the only package that names oneDNN.
 */
package org.attune.score.packed;
