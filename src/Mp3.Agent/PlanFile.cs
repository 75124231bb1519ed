// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Reads the plan of a run.</summary>
internal static class PlanFile
{
    /// <exception cref="Mp3Exception">It can't be read, is no plan, or is of another version.</exception>
    public static GuestPlan Read(string path)
    {
        GuestPlan? plan;
        try
        {
            plan = JsonSerializer.Deserialize(File.ReadAllBytes(path), ProtocolJson.Default.GuestPlan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Mp3Exception.Usage($"cannot read the plan {path}: {e.Message}", e);
        }

        if (plan is not { Version: GuestPlan.CurrentVersion })
        {
            throw Mp3Exception.Usage($"the plan {path} is not of version {GuestPlan.CurrentVersion}");
        }

        return plan;
    }
}
