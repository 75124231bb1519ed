// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>One point of a line, in the units of its axes.</summary>
public readonly record struct DataPoint(double X, double Y);
