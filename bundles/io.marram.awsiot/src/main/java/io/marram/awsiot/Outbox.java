package io.marram.awsiot;

import java.util.List;
import java.util.Optional;

/**
 * What was accepted for publishing and is not yet with the broker, on disk. Within a stream the
 * pending items are always the youngest ones, without gaps: {@link StreamState#first()} to {@link
 * StreamState#accepted()}.
 *
 * <p>The files never take more than the disk budget. When it is used up the oldest items of the
 * lowest lane are dropped, and counted, until there is room again; alerts only when nothing else is
 * left.
 *
 * <p>Any thread may call.
 */
public interface Outbox extends AutoCloseable {

  /** The longest time in ms until the disk is told to write down an accepted item. */
  int POWER_CUT_MILLIS = 100;

  /**
   * Takes an item. When this returns the item survives the end of the process ({@code kill -9}).
   * Not later than {@value #POWER_CUT_MILLIS} ms after that the disk is told to write it down, and
   * it survives a power cut; in lane {@link Lane#ALERTS} it does so when this returns.
   *
   * @param stream the stream; it begins with its first item. Readings and messages of the same name
   *     are two streams, each with numbers of its own
   * @param item what to send
   * @return the item's number in its stream, from 1, without gaps
   * @throws OutboxException if it is closed or the disk refuses; then the item was not taken
   */
  long append(StreamSettings stream, Item item) throws OutboxException;

  /**
   * Reads pending items in order and leaves them there. It gives only what is on the disk itself:
   * what the broker has seen keeps its number after a power cut.
   *
   * @param stream a stream's {@link StreamState#id()}
   * @param from the first number wanted; if that item is no longer pending, the oldest that is
   * @param most how many at most
   * @return none if no such item is pending
   * @throws OutboxException if it is closed or the disk refuses
   */
  List<Entry> peek(String stream, long from, int most) throws OutboxException;

  /**
   * The broker has all items of the stream up to this number. Those that are still pending are
   * counted as acknowledged and removed.
   *
   * @throws OutboxException if it is closed or the disk refuses; then they are still pending
   */
  void acknowledge(String stream, long through) throws OutboxException;

  /**
   * All items of the stream up to this number are given up. Those that are still pending are
   * counted as dropped and removed.
   *
   * @throws OutboxException if it is closed or the disk refuses; then they are still pending
   */
  void drop(String stream, long through) throws OutboxException;

  /** All streams that ever were, those of higher lanes first, then those that began earlier. */
  List<StreamState> streams();

  /** The bytes that the outbox's files take on the disk. */
  long diskBytes();

  /**
   * Names who is told that {@link #peek} may give more than before; it must not block.
   *
   * @param readable runs on a thread of the outbox; replaces an earlier one
   */
  void onReadable(Runnable readable);

  /** Why nothing is accepted at the moment; empty if all is well. */
  Optional<String> problem();

  /** Forces everything to the disk and lets go of the files. Later calls do nothing. */
  @Override
  void close();
}
