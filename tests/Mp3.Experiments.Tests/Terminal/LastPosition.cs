// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Terminal;

/// <summary>How the headline of the guest begins that reported last.</summary>
internal sealed class LastPosition : IStudyProgress
{
    public string Text { get; private set; } = "";

    public void Say(string message)
    {
    }

    public void Started(GuestPlan run) => Text = $"{run.Run}: booting";

    public void Advanced(GuestPlan run, ProgressLine line) => Text = $"{run.Run}: {RunSteps.Position(run, line)}";

    public void Finished(GuestPlan run) => Text = $"{run.Run}: done";
}
