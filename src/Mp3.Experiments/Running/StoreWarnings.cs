// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>What goes wrong with a store, told once each. Calls come from several threads.</summary>
/// <param name="progress">Is told.</param>
internal sealed class StoreWarnings(IStudyProgress progress)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Tell(IReadOnlyList<string> warnings)
    {
        foreach (string warning in warnings)
        {
            bool isNew;
            lock (_lock)
            {
                isNew = _told.Add(warning);
            }

            if (isNew)
            {
                progress.Say($"warning: {warning}");
            }
        }
    }
}
