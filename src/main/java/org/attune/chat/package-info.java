/**
 * Language models over the network: what is asked, who answers, what was paid, what is kept. A
 * {@link org.attune.chat.Prompt} goes to an {@link org.attune.chat.Endpoint}; {@link
 * org.attune.chat.Callers} ask many at a time within a {@link org.attune.chat.Budget}, try again
 * what may be tried again and keep what was paid for in {@link org.attune.chat.Answers}; an {@link
 * org.attune.chat.ModelAnswerReader} makes a reading of a text; a {@link org.attune.chat.Mask}
 * hides who is spoken of before anything leaves the machine. Of {@code corpus} it knows hashes
 * only; nothing of a key, a prompt or an answer reaches a message or a log from here.
 */
package org.attune.chat;
