package io.marram.cars.track;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What a car is called: the label with the largest sum of scores, older ones counting less. */
final class LabelVotes {

  private static final int MOST_LABELS = 8;
  private static final double FADING = 0.98;

  private final Map<String, Double> sums = new TreeMap<>();

  void add(String label, double score) {
    sums.replaceAll((known, sum) -> sum * FADING);
    if (sums.containsKey(label) || sums.size() < MOST_LABELS) {
      sums.merge(label, score, Double::sum);
    }
  }

  String best() {
    String best = "";
    double most = -1;
    for (Map.Entry<String, Double> entry : sums.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(sums.size());
    for (Map.Entry<String, Double> entry : sums.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeDouble(entry.getValue());
    }
  }

  static LabelVotes read(DataInput in) throws IOException {
    LabelVotes votes = new LabelVotes();
    for (int left = StateException.readCount(in, "labels", MOST_LABELS); left > 0; left--) {
      String label = in.readUTF();
      votes.sums.put(label, StateException.readNumber(in, "score", 0, 1e6));
    }
    if (votes.sums.isEmpty()) {
      throw new StateException("labels: damaged, a car has none");
    }
    return votes;
  }
}
