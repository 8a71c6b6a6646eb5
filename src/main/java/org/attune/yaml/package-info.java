/**
 * Strict reading of YAML into record trees, and the JSON Schema of such a tree. The records say
 * everything: their components are the keys, {@link org.attune.yaml.Doc}, {@link
 * org.attune.yaml.Default}, {@link org.attune.yaml.Known}, {@link org.attune.yaml.Discriminator}
 * and {@link org.attune.yaml.Variant} the rest. All mistakes of a file are reported together. No
 * other package of the project is known here: what a key means is the matter of its record.
 */
package org.attune.yaml;
