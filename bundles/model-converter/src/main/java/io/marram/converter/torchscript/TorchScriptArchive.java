package io.marram.converter.torchscript;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.Graph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive: a zip of stored entries with the code, a pickle of the module, and one
 * entry per parameter. The same graph always gives the same bytes.
 */
public final class TorchScriptArchive {

  /**
   * One time for all entries, so that no build time gets into the archive. Not 1980-01-01, where
   * the time of a zip begins: Java takes that for an older time and adds the time zone's own.
   */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Version 3 of the archive: the first with operator names as they are used here. */
  private static final String VERSION = "3\n";

  private static final String ROOT = "model/";

  private TorchScriptArchive() {}

  /** The bytes of an archive that computes a graph. */
  public static byte[] of(Graph graph) {
    TorchScriptModule module = TorchScriptCode.of(graph);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "data.pkl", modulePickle(module.parameters()));
      put(zip, "code/__torch__.py", module.code().getBytes(StandardCharsets.UTF_8));
      putStorages(zip, module.parameters().values());
      put(zip, "constants.pkl", new PickleWriter().emptyTuple().stop());
      put(zip, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] modulePickle(Map<String, Constant> parameters) {
    PickleWriter pickle = new PickleWriter();
    pickle.global("__torch__", "Model").emptyTuple().newObject().emptyDictionary().mark();
    int storage = 0;
    for (Map.Entry<String, Constant> parameter : parameters.entrySet()) {
      pickle.string(parameter.getKey());
      tensor(pickle, parameter.getValue(), storage++);
    }
    return pickle.string("training").bool(false).setItems().build().stop();
  }

  private static void tensor(PickleWriter pickle, Constant constant, int storage) {
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().string("storage").global("torch", "FloatStorage");
    pickle.string(Integer.toString(storage)).string("cpu").integer(constant.values().length);
    pickle.tuple().persistentId();
    pickle.integer(0);
    integers(pickle, constant.shape());
    integers(pickle, Constant.rowMajorSteps(constant.shape()));
    pickle.bool(false);
    pickle.global("collections", "OrderedDict").emptyTuple().reduce();
    pickle.tuple().reduce();
  }

  private static void integers(PickleWriter pickle, int[] values) {
    pickle.mark();
    for (int value : values) {
      pickle.integer(value);
    }
    pickle.tuple();
  }

  private static void putStorages(ZipOutputStream zip, Collection<Constant> parameters)
      throws IOException {
    int storage = 0;
    for (Constant parameter : parameters) {
      float[] values = parameter.values();
      ByteBuffer data =
          ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
      data.asFloatBuffer().put(values);
      put(zip, "data/" + storage++, data.array());
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(data);
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(data.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }
}
