package io.marram.anomaly.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForestStateTest {

  private static final List<String> FEATURES = List.of("mean", "slope");
  private static final StreamingSettings SETTINGS =
      new StreamingSettings(new ForestSettings(1, 5, 16), 32, 2, 8, 12);

  private final double[][] rows = IsolationForestTest.blob(600, 2, 1);

  @Test
  void forestReadScoresAsTheWrittenOne() throws IOException {
    IsolationForest forest = IsolationForestTest.fit(rows);

    IsolationForest read = IsolationForest.read(in(bytes(forest::write)));

    assertThat(read.scores(rows)).containsExactly(forest.scores(rows));
    assertThat(read.shares(rows[0])).containsExactly(forest.shares(rows[0]));
    assertThat(read.score(new double[] {Double.NaN, 3}))
        .isEqualTo(forest.score(new double[] {Double.NaN, 3}));
  }

  @Test
  void streamGoesOnAsIfNothingHadHappenedWhereverItIsCut() throws IOException {
    for (int cut : new int[] {0, 5, 23, 24, 100, 101}) {
      StreamingForest forest = learned(cut);
      StreamingForest read = StreamingForest.read(in(bytes(forest::write)), SETTINGS, FEATURES);
      for (int i = cut; i < rows.length; i++) {
        assertThat(read.score(rows[i])).isEqualTo(Double.valueOf(forest.score(rows[i])));
        forest.learn(rows[i]);
        read.learn(rows[i]);
      }
    }
  }

  @Test
  void laterVersionIsRefused() {
    byte[] later = {0, 0, 0, 2, 0, 0, 0, 0};

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> IsolationForest.read(in(later)))
        .withMessage("isolation forest: version 2 is none of 1 to 1, which are known");
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> StreamingForest.read(in(later), SETTINGS, FEATURES))
        .withMessage("streaming forest: version 2 is none of 1 to 1, which are known");
  }

  @Test
  void otherFeaturesOrSettingsAreRefused() throws IOException {
    byte[] written = bytes(learned(100)::write);

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> StreamingForest.read(in(written), SETTINGS, List.of("slope", "mean")));
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(
            () -> StreamingForest.read(in(written), StreamingSettings.standard(1), FEATURES));
  }

  @Test
  void hugeSizesAreRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] huge =
        bytes(
            out -> {
              out.writeInt(1);
              out.writeInt(Integer.MAX_VALUE);
              out.writeInt(Integer.MAX_VALUE);
              out.writeInt(Integer.MAX_VALUE);
            });

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> IsolationForest.read(in(huge)))
        .withMessage("isolation forest: 2147483647 trees are not 1 to 1000");
  }

  @Test
  void stateThatEndsEarlyIsRefused() throws IOException {
    byte[] whole = bytes(learned(100)::write);
    for (int length = 0; length < whole.length; length += 7) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> StreamingForest.read(in(part), SETTINGS, FEATURES))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void damagedByteIsRefusedOrGivesAForestThatWorks() throws IOException {
    byte[] whole = bytes(learned(100)::write);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      for (int bits : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= (byte) bits;
        refused += isRefused(damaged) ? 1 : 0;
      }
    }
    assertThat(refused).isPositive();
  }

  private boolean isRefused(byte[] damaged) {
    try {
      StreamingForest forest = StreamingForest.read(in(damaged), SETTINGS, FEATURES);
      for (int i = 0; i < 20; i++) {
        assertThat(forest.score(rows[i])).isBetween(0.0, 1.0);
        forest.learn(rows[i]);
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private StreamingForest learned(int count) {
    StreamingForest forest = new StreamingForest(SETTINGS, FEATURES);
    for (int i = 0; i < count; i++) {
      forest.learn(rows[i]);
    }
    return forest;
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writing.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private interface Writing {
    void write(DataOutput out) throws IOException;
  }
}
