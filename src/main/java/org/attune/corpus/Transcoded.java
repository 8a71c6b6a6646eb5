package org.attune.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A stream of text as UTF-8, so that rows of UTF-16 and the like can be told apart by bytes. What
 * the character set does not have becomes {@code 0xFF}, which no UTF-8 has: the row it is in stays
 * unreadable.
 */
final class Transcoded extends InputStream {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer source = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer chars = CharBuffer.allocate(1 << 14);
  private ByteBuffer ready = ByteBuffer.allocate(0);
  private boolean ended;

  Transcoded(InputStream in, Charset charset) {
    this.in = in;
    this.decoder = charset.newDecoder();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!ready.hasRemaining()) {
      if (ended && !source.hasRemaining()) {
        return -1;
      }
      transcode();
    }
    int read = Math.min(length, ready.remaining());
    ready.get(into, offset, read);
    return read;
  }

  private void transcode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(source, chars, ended);
    byte[] text = chars.flip().toString().getBytes(StandardCharsets.UTF_8);
    if (result.isError()) {
      source.position(source.position() + result.length());
      ready = ByteBuffer.allocate(text.length + 1).put(text).put((byte) 0xFF).flip();
      return;
    }
    ready = ByteBuffer.wrap(text);
    if (result.isUnderflow() && !ended) {
      source.compact();
      int read = in.read(source.array(), source.position(), source.remaining());
      ended = read < 0;
      source.position(source.position() + Math.max(0, read)).flip();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
