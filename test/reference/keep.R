# Writes reference values as JSON, with the program, its version and the command that made them. Sourced by the scripts.

script <- basename(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
number <- function(x) sprintf("%.17g", x)
json <- function(x) {
  if (is.list(x) && !is.null(names(x)))
    return(paste0("{", paste0('"', names(x), '": ', vapply(x, json, ""), collapse = ", "), "}"))
  if (is.list(x)) return(paste0("[\n", paste0("  ", vapply(x, json, ""), collapse = ",\n"), "\n]"))
  if (is.character(x)) return(paste0('"', x, '"'))
  if (length(x) == 1) return(if (is.na(x)) "null" else number(x))
  paste0("[", paste(number(x), collapse = ", "), "]")
}
keep <- function(name, values) {
  about <- list(program = "R", version = paste(R.version$major, R.version$minor, sep = "."),
                command = paste("Rscript", script), values = values)
  writeLines(json(about), paste0(name, ".json"))
}
