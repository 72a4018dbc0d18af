package io.marram.awsiot;

import io.marram.contract.Origin;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import io.marram.contract.StreamLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A port that keeps what it gets and answers as a test wishes. */
final class FakeBroker implements PublishPort {

  final List<Publication> got = new ArrayList<>();
  final List<CompletableFuture<Result>> unanswered = new ArrayList<>();
  private Function<Publication, CompletableFuture<Result>> answer = p -> acknowledged();

  @Override
  public CompletableFuture<Result> publish(Publication publication) {
    got.add(publication);
    return answer.apply(publication);
  }

  void acknowledgeAll() {
    answer = p -> acknowledged();
  }

  void stayQuiet() {
    answer =
        p -> {
          CompletableFuture<Result> later = new CompletableFuture<>();
          unanswered.add(later);
          return later;
        };
  }

  void fail() {
    answer = p -> CompletableFuture.failedFuture(new IOException("gone"));
  }

  void refuse() {
    answer = p -> CompletableFuture.completedFuture(Result.REFUSED);
  }

  void answer(Function<Publication, CompletableFuture<Result>> function) {
    answer = function;
  }

  static CompletableFuture<Result> acknowledged() {
    return CompletableFuture.completedFuture(Result.ACKNOWLEDGED);
  }

  /** Everything but ledgers. */
  List<Publication> items() {
    return got.stream().filter(p -> !p.topic().endsWith("/ledger")).toList();
  }

  List<StreamLedger> ledgers() {
    return got.stream()
        .filter(p -> p.topic().endsWith("/ledger"))
        .map(p -> StreamLedger.parse(p.payload()))
        .toList();
  }

  /** The numbers of the readings, in the order in which they came. */
  List<Long> seqs() {
    List<Long> seqs = new ArrayList<>();
    for (Publication publication : items()) {
      if (publication.topic().startsWith("sensors/")) {
        seqs.add(ReadingMessage.parse(publication.payload()).origin().map(Origin::seq).get());
      } else if (publication.topic().endsWith("/readings")) {
        ReadingBatch batch = ReadingBatch.parse(publication.payload());
        for (int i = 0; i < batch.readings().size(); i++) {
          seqs.add(batch.first().seq() + i);
        }
      }
    }
    return seqs;
  }
}
