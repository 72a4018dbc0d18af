package io.marram.cloud.recognition;

import io.marram.contract.RecognitionResult;

/** The port to the queue on which clients wait for their answers. */
interface AnswerQueue {

  /**
   * Sends one answer; when this returns, it is safely in the queue.
   *
   * @throws AnswerQueueException if the queue cannot be reached or refuses
   */
  void send(RecognitionResult answer);
}
