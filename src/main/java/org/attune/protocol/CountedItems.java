package org.attune.protocol;

/** What the two sides of one comparison are counted on where one of them lacks answers. */
public enum CountedItems {
  /** The items both have, so that the sides differ in nothing but who answered. */
  COMMON,
  /** Each side its own items, whatever they are. */
  OWN
}
