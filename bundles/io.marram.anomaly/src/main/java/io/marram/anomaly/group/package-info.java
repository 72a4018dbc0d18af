/**
 * What is strange about sensors that belong together, though each of them alone may look normal. A
 * {@link io.marram.anomaly.group.GroupMonitor} takes their readings as they come; a {@link
 * io.marram.anomaly.group.MatrixScorer} takes a table. Both learn from the first rows, then judge
 * each row by Hotelling's T², by Q and by how each sensor fits the others, smoothed over some ten
 * rows. Pure: the time is an argument, there is no chance and there are no threads.
 */
package io.marram.anomaly.group;
