/**
 * Series of readings and what is said about each of them. A {@link
 * io.marram.anomaly.series.SeriesMonitor} watches one series, an {@link
 * io.marram.anomaly.series.AnomalyMonitor} all of a gateway. Pure: the time is an argument, all
 * chance comes from a seed, and there are no threads.
 */
package io.marram.anomaly.series;
