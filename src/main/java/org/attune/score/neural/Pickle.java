package org.attune.score.neural;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of Python's pickle protocol 2 that TorchScript writes, read without running anything:
 * what would be an object is an {@link Instance} of its class's name and what it is made of.
 *
 * <p>Lists and tuples are {@link List}s, dictionaries {@link Map}s, numbers {@link Long} or {@link
 * Double}, and what a persistent id stands for is the id.
 */
final class Pickle {

  /**
   * The name of a class or function.
   *
   * @param module its module, with dots
   */
  record Name(String module, String name) {}

  /**
   * An object.
   *
   * @param type its class, or the function that makes it
   * @param arguments what that is called with
   * @param state attributes it gets after that
   */
  record Instance(Name type, List<Object> arguments, Map<Object, Object> state) {}

  /** Where in the bytes a name stands: from its opcode to before the next one. */
  record Place(Name name, int from, int to) {}

  /** A hundred times as many as a model of a billion weights has. */
  private static final int MOST_VALUES = 1 << 21;

  private final ByteBuffer in;
  private final Deque<List<Object>> marked = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private List<Object> stack = new ArrayList<>();
  private final Object value;
  private int values;

  /**
   * Reads.
   *
   * @throws IllegalArgumentException if it is no such pickle
   */
  Pickle(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      while (step()) {}
      value = pop();
    } catch (IllegalStateException e) {
      throw damaged(e.getMessage(), e);
    } catch (BufferUnderflowException e) {
      throw damaged("its end too early", e);
    } catch (RuntimeException e) { // no value where one is taken, or one of another kind
      throw damaged("a value that does not fit at byte " + in.position(), e);
    } catch (StackOverflowError e) { // the hash of a key that holds itself
      throw damaged("a value that holds itself, or is too deep", null);
    }
  }

  private static IllegalArgumentException damaged(String found, Exception cause) {
    return new IllegalArgumentException("a damaged pickle, with " + found, cause);
  }

  /** What was pickled. */
  Object value() {
    return value;
  }

  /** Every place where a class or function is named in full. */
  List<Place> places() {
    return places;
  }

  private boolean step() {
    int at = in.position();
    int code = in.get() & 0xff;
    switch (code) {
      case 0x80 -> in.get(); // PROTO
      case '.' -> {
        return false;
      }
      case '(' -> {
        marked.push(stack);
        stack = new ArrayList<>();
      }
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (in.get() & 0xff));
      case 'M' -> push((long) (in.getShort() & 0xffff));
      case 'J' -> push((long) in.getInt());
      case 0x8a -> push(number(in.get() & 0xff)); // LONG1
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 'X' -> push(text(in.getInt()));
      case 'c' -> {
        Name name = new Name(line(), line());
        places.add(new Place(name, at, in.position()));
        push(name);
      }
      case 'q' -> memo.put(in.get() & 0xff, top());
      case 'r' -> memo.put(in.getInt(), top());
      case 'h' -> push(known(in.get() & 0xff));
      case 'j' -> push(known(in.getInt()));
      case ')', ']' -> push(new ArrayList<>());
      case '}' -> push(new LinkedHashMap<>());
      case 't', 'l' -> push(sinceMark());
      case 0x85 -> push(last(1));
      case 0x86 -> push(last(2));
      case 0x87 -> push(last(3));
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      case 'd' -> {
        List<Object> entries = sinceMark();
        push(new LinkedHashMap<>());
        put(entries);
      }
      case 0x81, 'R' -> { // NEWOBJ, REDUCE
        List<Object> made = last(2);
        push(new Instance((Name) made.get(0), list(made.get(1)), new LinkedHashMap<>()));
      }
      case 'b' -> {
        Object state = pop();
        Map<Object, Object> attributes = ((Instance) top()).state();
        if (state instanceof Map<?, ?> map) {
          attributes.putAll(map);
        } else {
          attributes.put("", state); // of a class with a __setstate__ of its own
        }
      }
      case 'Q' -> {} // an id stands for itself
      default -> throw new IllegalStateException("opcode 0x%02x at byte %d".formatted(code, at));
    }
    return true;
  }

  private Object known(int number) {
    if (!memo.containsKey(number)) {
      throw new IllegalStateException("a value that it has not at byte " + in.position());
    }
    return memo.get(number);
  }

  private void push(Object pushed) {
    if (++values > MOST_VALUES) {
      throw new IllegalStateException("more than " + MOST_VALUES + " values");
    }
    stack.add(pushed);
  }

  private Object top() {
    return stack.get(stack.size() - 1);
  }

  private Object pop() {
    return stack.remove(stack.size() - 1);
  }

  private List<Object> last(int number) {
    List<Object> tail = stack.subList(stack.size() - number, stack.size());
    List<Object> popped = new ArrayList<>(tail);
    tail.clear();
    return popped;
  }

  private List<Object> sinceMark() {
    List<Object> popped = stack;
    stack = marked.pop();
    return popped;
  }

  private void append(List<Object> elements) {
    list(top()).addAll(elements);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> entries) {
    Map<Object, Object> map = (Map<Object, Object>) top();
    for (int i = 0; i < entries.size(); i += 2) {
      Object key = entries.get(i);
      if (key instanceof List || key instanceof Map || key instanceof Instance) {
        // lists of lists of one list, looked up by all they hold, would take for ever
        throw new IllegalStateException("a key with parts at byte " + in.position());
      }
      map.put(key, entries.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object list) {
    return (List<Object>) list;
  }

  private long number(int bytes) {
    if (bytes > Long.BYTES) {
      throw new IllegalStateException("a number of " + bytes + " bytes at byte " + in.position());
    }
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      byte next = in.get();
      number |= (i == bytes - 1 ? (long) next : next & 0xffL) << (8 * i);
    }
    return number;
  }

  private String text(int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalStateException(
          "a text of " + Integer.toUnsignedString(length) + " bytes at byte " + in.position());
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() {
    int from = in.position();
    while (in.get() != '\n') {}
    return new String(in.array(), from, in.position() - 1 - from, StandardCharsets.UTF_8);
  }
}
