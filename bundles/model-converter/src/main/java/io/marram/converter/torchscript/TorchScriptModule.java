package io.marram.converter.torchscript;

import io.marram.converter.graph.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A TorchScript module while it is written: its parameters and the lines of its forward method. */
final class TorchScriptModule {

  private final Map<String, Constant> parameters = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final String input;
  private List<String> results = List.of();

  TorchScriptModule(String input) {
    this.input = input;
  }

  /** Adds a parameter and returns the expression that names it. */
  String parameter(Constant value) {
    String name = "weight" + parameters.size();
    parameters.put(name, value);
    return "self." + name;
  }

  /** Adds a statement that computes an expression and returns the variable that holds it. */
  String assign(String expression) {
    String variable = "v" + lines.size();
    lines.add(variable + " = " + expression);
    return variable;
  }

  void returns(List<String> variables) {
    results = List.copyOf(variables);
  }

  Map<String, Constant> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** The class in the form in which TorchScript archives keep their code. */
  String code() {
    StringBuilder code = new StringBuilder("class Model(Module):\n  __parameters__ = [");
    parameters.keySet().forEach(name -> code.append('"').append(name).append("\", "));
    code.append("]\n  __buffers__ = []\n");
    parameters.keySet().forEach(name -> code.append("  ").append(name).append(" : Tensor\n"));
    code.append("  training : bool\n  def forward(self: __torch__.Model,\n    ")
        .append(input)
        .append(": Tensor) -> ")
        .append(tuple("Tuple[", Collections.nCopies(results.size(), "Tensor"), "]"))
        .append(":\n");
    lines.forEach(line -> code.append("    ").append(line).append('\n'));
    return code.append("    return ").append(tuple("(", results, ")")).append('\n').toString();
  }

  private static String tuple(String open, List<String> elements, String close) {
    return elements.size() == 1 ? elements.get(0) : open + String.join(", ", elements) + close;
  }
}
