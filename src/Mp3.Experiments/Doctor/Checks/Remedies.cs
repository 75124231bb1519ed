// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Doctor.Checks;

/// <summary>Commands that mend things, to be given in the checkout.</summary>
internal static class Remedies
{
    /// <summary>Installs all that is missing.</summary>
    public const string Dependencies = "scripts/deps.sh";

    /// <summary>Installs all that is missing, and these packages.</summary>
    public static string Install(params string[] packages) => $"{Dependencies} {string.Join(' ', packages)}";

    /// <summary>Fetches a kernel with its headers.</summary>
    /// <param name="wanted">Release or series; null: the preferred one.</param>
    public static string FetchKernel(string? wanted) => wanted is null ? "scripts/fetch-kernel.sh" : $"scripts/fetch-kernel.sh {wanted}";
}
