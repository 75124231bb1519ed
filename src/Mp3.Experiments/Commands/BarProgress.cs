// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using Mp3.Experiments.Experiments;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>A bar for each guest of a sweep: the scenarios that are done, and the time left.</summary>
internal sealed class BarProgress(ProgressContext context) : IStudyProgress
{
    private readonly ConcurrentDictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

    public void Say(string message)
    {
        ProgressTask task = context.AddTask(Markup.Escape(message), autoStart: true, maxValue: 1);
        task.Value = 1;
        task.StopTask();
    }

    public void Started(GuestPlan run) =>
        _tasks[run.Run] = context.AddTask($"{Markup.Escape(run.Run)}: booting", autoStart: true, maxValue: StudyPlan.Iterations(run));

    public void Advanced(GuestPlan run, ProgressLine line)
    {
        ProgressTask task = _tasks[run.Run];
        task.Description = Markup.Escape($"{run.Run}: {StudyPlan.Describe(run, line)}");
        task.Value = line.Iterations;
    }

    public void Finished(GuestPlan run)
    {
        ProgressTask task = _tasks[run.Run];
        task.Value = task.MaxValue;
        task.StopTask();
    }
}
