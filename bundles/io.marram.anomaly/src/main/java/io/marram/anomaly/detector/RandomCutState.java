package io.marram.anomaly.detector;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import io.marram.anomaly.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/**
 * A random cut forest as bytes: the library's own plain state, written by Java's serialization. No
 * other classes are read than those of that state.
 */
final class RandomCutState {

  private static final int MOST_BYTES = 16 << 20;

  private static final ObjectInputFilter ONLY_ITS_STATE =
      ObjectInputFilter.Config.createFilter(
          "maxbytes=%d;maxdepth=12;com.amazon.randomcutforest.state.**;".formatted(MOST_BYTES)
              + "com.amazon.randomcutforest.config.*;java.util.ArrayList;java.lang.Enum;"
              + "java.lang.Number;java.lang.Double;java.lang.Integer;java.lang.Long;"
              + "java.lang.Object;java.lang.String;!*");

  private RandomCutState() {}

  static void write(RandomCutForest forest, DataOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
      objects.writeObject(mapper().toState(forest));
    }
    out.writeInt(bytes.size());
    out.write(bytes.toByteArray());
  }

  static RandomCutForest read(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new StateException("random cut forest: a state of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      objects.setObjectInputFilter(ONLY_ITS_STATE);
      RandomCutForest forest = mapper().toModel((RandomCutForestState) objects.readObject());
      if (forest.getDimensions() != RandomCutDetector.READINGS) {
        throw new StateException("random cut forest: it is of other dimensions");
      }
      return forest;
    } catch (ClassNotFoundException | RuntimeException e) {
      // The library checks what it reads by exceptions of many kinds.
      throw new StateException("random cut forest: " + e);
    }
  }

  private static RandomCutForestMapper mapper() {
    RandomCutForestMapper mapper = new RandomCutForestMapper();
    mapper.setSaveTreeStateEnabled(true);
    mapper.setSaveExecutorContextEnabled(true);
    return mapper;
  }
}
