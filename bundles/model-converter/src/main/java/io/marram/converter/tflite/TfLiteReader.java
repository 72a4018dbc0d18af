package io.marram.converter.tflite;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Window;
import io.marram.converter.tflite.FlatBuffer.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a TensorFlow Lite file of 32-bit weights into a graph. The batch size, which TFLite fixes,
 * becomes free. Numbers of fields are those of TensorFlow's {@code schema.fbs}.
 */
public final class TfLiteReader {

  private static final String IDENTIFIER = "TFL3";

  private final List<TfLiteTensor> tensors = new ArrayList<>();
  private final List<Integer> operatorCodes = new ArrayList<>();

  private TfLiteReader() {}

  /**
   * Reads a file.
   *
   * @throws ConversionException if it is not a TFLite file, is damaged, or has an operation or a
   *     type that the converter does not know
   * @throws IOException if it cannot be read
   */
  public static Graph read(Path file) throws IOException {
    try {
      return new TfLiteReader().graph(new FlatBuffer(Files.readAllBytes(file)));
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new ConversionException(file + " is damaged: " + e.getMessage(), e);
    } catch (ConversionException e) {
      throw new ConversionException(file + ": " + e.getMessage(), e);
    }
  }

  private Graph graph(FlatBuffer file) {
    if (!IDENTIFIER.equals(file.identifier())) {
      throw new ConversionException("not a TensorFlow Lite file");
    }
    Table model = file.root();
    for (Table code : model.tables(1)) {
      // Codes above 127 did not fit the old 8-bit field and live in a newer one.
      operatorCodes.add(Math.max(code.octet(0, 0), code.integer(3, 0)));
    }
    List<Table> subgraphs = model.tables(2);
    if (subgraphs.size() != 1) {
      throw new ConversionException("expected one subgraph, found " + subgraphs.size());
    }
    Table subgraph = subgraphs.get(0);
    readTensors(subgraph.tables(0), model.tables(4));

    int[] inputs = subgraph.integers(1);
    if (inputs.length != 1) {
      throw new ConversionException("expected one input, found " + inputs.length);
    }
    TfLiteTensor input = tensors.get(inputs[0]);
    int[] shape = input.shape().clone();
    shape[0] = Window.UNKNOWN;
    GraphBuilder graph = new GraphBuilder(input.name(), shape);
    for (TfLiteTensor tensor : tensors) {
      if (tensor.floats() != null) {
        graph.constant(tensor.name(), new Constant(tensor.shape(), tensor.floats()));
      }
    }
    for (Table operator : subgraph.tables(3)) {
      int code = operatorCodes.get(operator.integer(0, 0));
      graph.add(new TfLiteOperator(code, operator, tensors).node());
    }
    List<String> outputs = new ArrayList<>();
    for (int output : subgraph.integers(2)) {
      outputs.add(tensors.get(output).name());
    }
    return graph.build(outputs);
  }

  private void readTensors(List<Table> tables, List<Table> buffers) {
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      ByteBuffer data = buffers.get(table.integer(2, 0)).octets(0);
      tensors.add(TfLiteTensor.of("tensor" + i, table.integers(0), table.octet(1, 0), data));
    }
  }
}
