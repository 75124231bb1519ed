// SPDX-License-Identifier: MIT

using Mp3.Agent;
using Mp3.Agent.Handoff;
using Mp3.Agent.Programs;
using Mp3.Protocol;

try
{
    switch (args)
    {
        case [MonitorProgram.Name, string strategy, string periodMs, string recordsPerTick, string log]:
            return MonitorProgram.Run(strategy, periodMs, recordsPerTick, log);
        case [string planPath, string resultPath, string progressPath]:
            GuestPlan plan = PlanFile.Read(planPath);
            using (var progress = new StreamWriter(progressPath, append: true) { AutoFlush = true })
            using (RunOutcome outcome = plan switch
            {
                { Handoff: { } handoff } => new HandoffRunner(plan, handoff, progress).Run(),
                { Programs: { } programs } => new ProgramsRunner(plan, programs, progress).Run(),
                _ => new PlanRunner(plan, progress).Run(),
            })
            {
                ResultStore.Save(resultPath, outcome);
                return outcome.Report.Error is null ? ExitCode.Success : ExitCode.Failed;
            }

        default:
            Console.Error.WriteLine("usage: mp3-agent PLAN RESULT PROGRESS");
            Console.Error.WriteLine("Runs the plan (JSON) on this machine, needs root and the mp3 module, and writes the result file.");
            Console.Error.WriteLine("example: mp3-agent plan.json result /dev/stderr");
            return ExitCode.Usage;
    }
}
catch (Mp3Exception e)
{
    Console.Error.WriteLine($"mp3-agent: {e.Message}");
    return e.ExitCode;
}
