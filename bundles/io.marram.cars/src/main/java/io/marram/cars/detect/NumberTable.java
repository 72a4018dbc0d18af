package io.marram.cars.detect;

/**
 * A view of some numbers for each of many boxes, whichever way they lie in a network's answer.
 *
 * @param values of the whole answer
 * @param count of boxes
 * @param from the place of the first box's first number
 * @param boxStep from a box to the next
 * @param numberStep from a number of a box to the next
 */
record NumberTable(float[] values, int count, int from, int boxStep, int numberStep) {

  float get(int box, int number) {
    return values[from + box * boxStep + number * numberStep];
  }
}
