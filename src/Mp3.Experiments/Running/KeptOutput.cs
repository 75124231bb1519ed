// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>What programs had printed in a run that was not computed now, as if they did it now.</summary>
internal static class KeptOutput
{
    /// <summary>Of each stream so much, bytes: whoever wants all of it has the files.</summary>
    private const int Most = 64 * 1024;

    /// <summary>Standard output, then standard error of each program; none, if nobody wants to see them.</summary>
    public static IEnumerable<OutputLine> Of(GuestPlan plan, GuestOutcome.Finished finished)
    {
        if (plan.Programs is not { IsShown: true } || finished is not { Files: { } files, Report.Programs: { } programs })
        {
            yield break;
        }

        long offset = 0;
        foreach ((int i, BroughtFile file) in programs.Files.Take(2 * plan.Processes.Count).Index())
        {
            byte[] bytes = new byte[Math.Min(Most, file.Kept)];
            using (Stream content = files.Part(offset, bytes.Length).Open())
            {
                content.ReadExactly(bytes);
            }

            offset += file.Kept;
            if (bytes.Length > 0)
            {
                yield return new OutputLine(i / 2, i % 2 == 1, bytes, (file.Length ?? 0) - bytes.Length);
            }
        }
    }
}
