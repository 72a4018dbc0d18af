package io.marram.anomaly.model;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One tree as scikit-learn numbers its nodes: arrays with an element for each node, root first. */
final class ForestTree {

  private static final int LEAF = -1;

  private final int samples;
  private final int[] left;
  private final int[] right;
  private final int[] column;
  private final double[] threshold;
  private final int[] rows;

  ForestTree(JsonObject tree, int samples) {
    this.samples = samples;
    this.left = wholes(tree, "left");
    this.right = wholes(tree, "right");
    this.column = wholes(tree, "column");
    this.threshold =
        ForestReader.list(tree, "threshold").stream().mapToDouble(JsonValue::asDouble).toArray();
    this.rows = wholes(tree, "rows");
    int nodes = left.length;
    ForestReader.require(
        nodes > 0
            && right.length == nodes
            && column.length == nodes
            && threshold.length == nodes
            && rows.length == nodes,
        "left, right, column, threshold and rows of a tree must be of one length");
    ForestReader.require(
        rows[0] == samples,
        "every tree must be grown from %d different rows, one was from %d"
            .formatted(samples, rows[0]));
  }

  private static int[] wholes(JsonObject tree, String name) {
    return ForestReader.list(tree, name).stream().mapToInt(JsonValue::asInt).toArray();
  }

  /** Writes the nodes so that the children of a node follow on each other, somewhere behind it. */
  void write(DataOutput out) throws IOException {
    List<Integer> nodes = new ArrayList<>(List.of(0));
    for (int i = 0; i < nodes.size(); i++) {
      int node = nodes.get(i);
      ForestReader.require(
          node >= 0 && node < left.length, "a tree names a node that is not there");
      boolean leaf = left[node] == LEAF;
      out.writeInt(leaf ? LEAF : column[node]);
      out.writeInt(rows[node]);
      if (!leaf) {
        out.writeInt(nodes.size());
        out.writeDouble(threshold[node]);
        nodes.add(left[node]);
        nodes.add(right[node]);
        ForestReader.require(nodes.size() < 2 * samples, "a tree has more nodes than rows allow");
      }
    }
  }
}
