package io.marram.emulator.rawmqtt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.data.DataTransportToken;
import org.junit.jupiter.api.Test;

class MessageStoreTest {
  private final MessageStore store = new MessageStore(100);

  @Property
  void givesTheMostUrgentFirstAndOfTheseTheOldest(
      @ForAll List<@IntRange(max = 3) Integer> priorities) throws Exception {
    MessageStore store = new MessageStore(100);
    for (int i = 0; i < priorities.size(); i++) {
      store.add("t" + i, new byte[0], 0, false, priorities.get(i), Integer.MAX_VALUE);
    }

    List<StoredMessage> given = new ArrayList<>();
    for (int i = 0; i < priorities.size(); i++) {
      StoredMessage message = store.next().orElseThrow();
      given.add(message);
      store.remove(message);
    }

    assertThat(given)
        .isSortedAccordingTo(
            Comparator.comparingInt(StoredMessage::priority).thenComparingLong(StoredMessage::age));
    assertThat(store.next()).isEmpty();
  }

  @Test
  void refusesMoreThanItHasRoomForUnlessItIsUrgent() throws Exception {
    add("a", 0, 5, 1);

    assertThatThrownBy(() -> add("b", 0, 2, 1))
        .isInstanceOf(KuraStoreCapacityReachedException.class)
        .hasMessageContaining("1 messages are waiting");
    add("c", 0, 1, 1);
    assertThat(store.waiting()).extracting(StoredMessage::topic).containsExactly("c", "a");
  }

  @Test
  void refusesMoreBytesThanItHasRoomForHoweverUrgent() throws Exception {
    add("a", 60, 5, 10);

    assertThatThrownBy(() -> add("b", 41, 0, 10))
        .isInstanceOf(KuraStoreCapacityReachedException.class)
        .hasMessageContaining("60 bytes are waiting");
  }

  @Test
  void hasRoomAgainForWhatWasRemovedConfirmedOrDropped() throws Exception {
    add("a", 60, 5, 10);
    store.remove(store.next().orElseThrow());
    add("b", 60, 5, 10);
    send(1);
    assertThatThrownBy(() -> add("c", 60, 5, 10))
        .isInstanceOf(KuraStoreCapacityReachedException.class);
    store.confirm(token(1));
    add("c", 60, 5, 10);
    send(2);
    store.dropInFlight();
    add("d", 60, 5, 10);

    assertThat(store.waiting()).extracting(StoredMessage::topic).containsExactly("d");
    assertThat(store.dropped()).extracting(StoredMessage::topic).containsExactly("c");
  }

  @Test
  void keepsWhatWasSentUntilItIsConfirmed() throws Exception {
    int id = add("a", 1, 5, 10);
    send(7);

    assertThat(store.next()).isEmpty();
    assertThat(store.inFlight()).extracting(StoredMessage::id).containsExactly(id);
    assertThat(store.confirm(token(8))).isEmpty();
    assertThat(store.confirm(token(7))).map(StoredMessage::id).contains(id);
    assertThat(store.inFlightCount()).isZero();
  }

  @Test
  void sendsWhatIsReturnedBeforeNewerMessages() throws Exception {
    add("old", 1, 5, 10);
    send(1);
    add("new", 1, 5, 10);
    store.returnInFlight();

    assertThat(store.waiting()).extracting(StoredMessage::topic).containsExactly("old", "new");
    assertThat(store.inFlight()).isEmpty();
  }

  @Test
  void keepsACopyOfWhatItIsGiven() throws Exception {
    byte[] payload = {1};
    store.add("a", payload, 0, false, 5, 10);
    payload[0] = 2;

    assertThat(store.next().orElseThrow().payload()).containsExactly(1);
  }

  private int add(String topic, int bytes, int priority, int capacity) throws Exception {
    return store.add(topic, new byte[bytes], 1, false, priority, capacity);
  }

  private void send(int token) {
    store.sent(store.next().orElseThrow(), token(token));
  }

  private static DataTransportToken token(int id) {
    return new DataTransportToken(id, "session");
  }
}
