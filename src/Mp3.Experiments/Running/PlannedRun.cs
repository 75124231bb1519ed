// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Running;

/// <summary>A guest that will be started.</summary>
public sealed record PlannedRun
{
    private readonly double _work;

    /// <param name="name">Name of its run.</param>
    /// <param name="work">What it will cost, where nothing can be foreseen.</param>
    public PlannedRun(string name, double work) => (Name, _work) = (name, work);

    /// <param name="name">Name of its run.</param>
    /// <param name="forecast">Foresees it.</param>
    public PlannedRun(string name, RunForecast forecast) => (Name, Forecast) = (name, forecast);

    /// <summary>Name of its run.</summary>
    public string Name { get; init; }

    /// <summary>Tells what is left of it; null: its iterations are all that is known.</summary>
    public RunForecast? Forecast { get; }

    /// <summary>What it will cost the host after its boot, as <see cref="ExpectedWork"/> counts. Foreseen when it is asked
    /// for: who only names runs has no need of it.</summary>
    public double Work => Forecast?.Whole ?? _work;
}
