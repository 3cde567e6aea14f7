/* Swift 6 refuses C's global variables, and its Glibc module lacks signalfd and eventfd. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Readline keeps `name`: it must live as long as the process. */
static inline void readline_set_up(const char *name, rl_getc_func_t *getc) {
  rl_readline_name = name;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_getc_function = getc;
}

/* Readline forgets only in its blocking call that a line ended with Ctrl-D, and writes a line end
 * behind every later one, with a bracketed paste only: the editor writes it instead. */
static inline void readline_forget_end(void) { rl_eof_found = 0; }
static inline void readline_set_deprep(rl_voidfunc_t *deprep) {
  rl_deprep_term_function = deprep;
}

static inline void readline_set_redisplay(rl_voidfunc_t *redisplay) {
  rl_redisplay_function = redisplay;
}

/* No word breaks and no quotes: the completer decides where a word starts. */
static inline void readline_set_up_completion(
    rl_completion_func_t *attempt, rl_compdisp_func_t *display) {
  rl_attempted_completion_function = attempt;
  rl_completion_display_matches_hook = display;
  rl_completer_word_break_characters = "";
  rl_basic_word_break_characters = "";
  rl_completer_quote_characters = "";
  rl_completion_query_items = -1;
  rl_sort_completion_matches = 0;
}

static inline void readline_no_file_names(void) { rl_attempted_completion_over = 1; }
static inline void readline_set_appended(int character) {
  rl_completion_append_character = character;
}

static inline const char *readline_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }
static inline int readline_point(void) { return rl_point; }
static inline int readline_end(void) { return rl_end; }
static inline void readline_set_point(int point) { rl_point = point; }
static inline int readline_is_searching(void) {
  return RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH | RL_STATE_NUMERICARG) != 0;
}

/* A key that readline has read ahead and put back: it takes letters in one go up to another key. */
static inline int readline_has_key(void) {
  return rl_pending_input != 0 || RL_ISSTATE(RL_STATE_INPUTPENDING) != 0;
}

static inline void readline_put(const char *text) { fputs(text, stdout); }
static inline void readline_flush(void) { fflush(stdout); }
