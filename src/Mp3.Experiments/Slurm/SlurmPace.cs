// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm;

/// <summary>How often Slurm and the store are asked, and how long each wait may last.</summary>
internal sealed record SlurmPace
{
    /// <summary>Between two looks at a queue that is young.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two looks at one that is not.</summary>
    public TimeSpan LaterLook { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a queue is young.</summary>
    public TimeSpan Young { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Between two lines that say how far the tasks are.</summary>
    public TimeSpan Telling { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For a controller that does not answer.</summary>
    public TimeSpan Controller { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For another process that submits the same sweep.</summary>
    public TimeSpan Lock { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For tasks that have ended, whose nodes do not say so: a dead node's may stay for hours.</summary>
    public TimeSpan Completing { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For a small job, until a node takes it.</summary>
    public TimeSpan SmallJob { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks now.</summary>
    /// <param name="age">How old the queue is.</param>
    public TimeSpan LookAt(TimeSpan age) => age < Young ? Look : LaterLook;
}
