package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MessageSplitterTest {

  private static final String[] SEPARATORS = {"", "\0", "\n\0", " log [31m } ] \" line \n"};

  private final MessageSplitter splitter = new MessageSplitter(10_000);

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (Optional<String> next = splitter.poll(); next.isPresent(); next = splitter.poll()) {
      messages.add(next.get());
    }
    return messages;
  }

  @Property(tries = 300)
  void objectsAreFoundWhateverTheyHoldAndHoweverTheyArriveAndAreSeparated(
      @ForAll @Size(max = 5) List<String> texts,
      @ForAll @IntRange(min = 0, max = 3) int separator,
      @ForAll @IntRange(min = 1, max = 50) int chunk)
      throws ModelFailure {
    List<String> sent = new ArrayList<>();
    StringBuilder stream = new StringBuilder(SEPARATORS[separator]);
    for (String text : texts) {
      String name = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      String message =
          new JsonObject()
              .add(name, new JsonArray().add(new JsonObject().add("a", name)))
              .toString();
      sent.add(message);
      stream.append(message).append(SEPARATORS[separator]);
    }
    byte[] all = stream.toString().getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < all.length; from += chunk) {
      splitter.write(ByteBuffer.wrap(all, from, Math.min(chunk, all.length - from)));
    }

    assertThat(messages()).isEqualTo(sent);
  }

  @Test
  void aNulByteEndsAnObjectThatIsNotWholeAndTheNextOneIsFound() throws ModelFailure {
    splitter.write(bytes("{\"a\":\"\\\0{\"b\":1}\0"));

    assertThat(messages()).containsExactly("{\"a\":\"\\", "{\"b\":1}");
  }

  @Test
  void aMessageWithoutEndIsRefused() {
    assertThatThrownBy(() -> splitter.write(bytes("{" + "x".repeat(10_000))))
        .hasMessage("it writes a message of more than 10000 bytes");
  }

  @Test
  void noiseWithoutEndIsRefused() {
    assertThatThrownBy(() -> splitter.write(bytes("x".repeat(10_001))))
        .hasMessage("it writes no JSON");
  }
}
