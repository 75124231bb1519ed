// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>One point of a line, in the units of its axes.</summary>
public sealed record CurvePoint(double X, double Y);
